package dev.cimon.engine.effect;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.github.Comparison;
import dev.cimon.engine.github.GitHubClient;
import dev.cimon.engine.message.ChangedCommit;
import dev.cimon.engine.message.Difference;
import dev.cimon.engine.provider.Outcome;

/** What is looked at for a plan. */
record PlanEffects(GitHubClient gitHub) {

    Outcome<EffectResult> look(Effect.PlanDeployment asked) {
        Commit known = asked.commit();
        Outcome<Commit> commit = known == null
                ? gitHub.resolve(asked.repository(), asked.gitRef())
                        .map(found -> EffectPerformer.commit(found, asked.defaultBranch()))
                : new Outcome.Done<>(known);
        return commit.flatMap(found -> compared(asked, found));
    }

    /** What is deployed may be gone from GitHub: then there is a plan without a difference. */
    private Outcome<EffectResult> compared(Effect.PlanDeployment asked, Commit commit) {
        if (asked.deployed() == null) {
            return new Outcome.Done<>(new EffectResult.DeploymentPlanned(asked, commit, null));
        }
        Outcome<Comparison> comparison = gitHub.compare(
                asked.repository(), asked.deployed().sha(), commit.revision().sha());
        return comparison instanceof Outcome.Refused<Comparison>(int status, String _)
                        && (status == 404 || status == 422)
                ? new Outcome.Done<>(new EffectResult.DeploymentPlanned(asked, commit, null))
                : comparison.map(found -> new EffectResult.DeploymentPlanned(asked, commit, difference(found)));
    }

    static Difference difference(Comparison found) {
        return new Difference(
                found.aheadBy(),
                found.behindBy(),
                found.commits().stream()
                        .map(commit -> new ChangedCommit(
                                commit.revision(),
                                commit.title(),
                                commit.authorName(),
                                commit.authorLogin(),
                                commit.url()))
                        .toList(),
                found.url());
    }
}
