package dev.cimon.engine.decide;

import dev.cimon.engine.message.ApprovalReplies;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.message.DeploymentReplies;
import dev.cimon.engine.message.ForceReplies;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.PlanReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.engine.message.RightReplies;
import dev.cimon.engine.message.RollbackReplies;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;

/**
 * The person who waits for an answer.
 *
 * @param slash the command word they know, for answers that name a command
 * @param answerId the same answer is given once
 */
public record ReplyTo(ChannelRef channel, SlackUser user, String slash, URI responseUrl, String answerId) {

    /** For a word besides the answer itself; said once, however often it is asked for. */
    ReplyTo further(String about) {
        return new ReplyTo(channel, user, slash, responseUrl, answerId + "/" + about);
    }

    Replies replies() {
        return new Replies(slash);
    }

    LinkReplies linkReplies() {
        return new LinkReplies(slash);
    }

    ControlReplies controlReplies() {
        return new ControlReplies(slash);
    }

    ApprovalReplies approvalReplies() {
        return new ApprovalReplies(slash);
    }

    ForceReplies forceReplies() {
        return new ForceReplies(slash);
    }

    PlanReplies planReplies() {
        return new PlanReplies(slash);
    }

    RollbackReplies rollbackReplies() {
        return new RollbackReplies(slash);
    }

    RightReplies rightReplies() {
        return new RightReplies(slash);
    }

    DeploymentReplies deploymentReplies() {
        return new DeploymentReplies(slash);
    }
}
