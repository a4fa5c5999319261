package dev.cimon.engine.decide;

import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What GitHub tells of pull request #7 of acme/shop, which bob-gh has opened. */
public final class PullRequestEvents {

    public static final String KEY = "pull-request/acme/shop/7";
    public static final URI URL = URI.create("https://github.com/acme/shop/pull/7");

    private PullRequestEvents() {}

    /** @param second after noon, at which it had changed */
    public static PullRequestChanged changed(Action action, int second, String... reviewers) {
        return changed(action, second, "Pay later", Samples.REVISION, false, reviewers);
    }

    public static PullRequestChanged changed(
            Action action, int second, String title, Revision head, boolean merged, String... reviewers) {
        Instant updatedAt = Samples.NOON.plusSeconds(second);
        return new PullRequestChanged(
                Samples.SHOP,
                1L,
                action,
                7,
                title,
                URL,
                "bob-gh",
                "pay-later",
                head,
                "main",
                false,
                action == Action.CONVERTED_TO_DRAFT,
                merged,
                List.of(reviewers),
                updatedAt);
    }

    public static PullRequestReviewed reviewed(String reviewer, Verdict verdict, String body) {
        return new PullRequestReviewed(Samples.SHOP, 1L, 7, reviewer, verdict, body, URI.create(URL + "#review"));
    }

    public static PullRequestCommented commented(String author, String body) {
        return commented(author, body, null);
    }

    public static PullRequestCommented commentedOnALine(String author, String body) {
        return commented(author, body, true);
    }

    private static PullRequestCommented commented(String author, String body, @Nullable Boolean partOfReview) {
        return new PullRequestCommented(Samples.SHOP, 1L, 7, author, body, URI.create(URL + "#comment"), partOfReview);
    }

    /** One whose time is not known. */
    public static CheckReported checked(String name, CheckReported.Result result) {
        return checked(name, result, null);
    }

    /** @param second after noon, at which it had changed */
    public static CheckReported checked(String name, CheckReported.Result result, @Nullable Integer second) {
        Instant at = second == null ? null : Samples.NOON.plusSeconds(second);
        return new CheckReported(Samples.SHOP, 1L, Samples.REVISION, name, result, null, at);
    }
}
