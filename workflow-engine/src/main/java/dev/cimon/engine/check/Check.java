package dev.cimon.engine.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check says of a commit.
 *
 * @param at when GitHub was told so, if that is known
 */
public record Check(Result result, @Nullable Instant at) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Check {}

    public static Check of(CheckReported report) {
        return new Check(report.result(), report.at());
    }

    /** Its earlier form in the database. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Check withoutTime(String result) {
        return new Check(Result.valueOf(result), null);
    }

    /**
     * The newer of this one and what came after it. GitHub tells times to the second: within one, as without times, what
     * is finished was not pending later.
     */
    public Check then(Check next) {
        int order = at == null || next.at == null ? 0 : next.at.compareTo(at);
        boolean newer = order > 0 || (order == 0 && (result == Result.PENDING || next.result != Result.PENDING));
        return newer ? next : this;
    }
}
