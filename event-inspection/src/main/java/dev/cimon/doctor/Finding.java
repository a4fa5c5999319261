package dev.cimon.doctor;

/** What one look brought to light, in words for the operator; they name no secret. */
sealed interface Finding {

    String sentence();

    /** As it should be. */
    record Sound(String sentence) implements Finding {}

    /** Not as it should be; the sentence says what to do. */
    record Failed(String sentence) implements Finding {}

    /** Could not be looked at, or need not be. */
    record Skipped(String sentence) implements Finding {}

    default String line(String subject) {
        String verdict = switch (this) {
            case Sound _ -> "ok     ";
            case Failed _ -> "failed ";
            case Skipped _ -> "-      ";
        };
        return verdict + " " + subject + ": " + sentence();
    }
}
