package dev.cimon.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The senders' words for what means nothing to us, while they are words and few: each is kept in memory for ever. */
final class Kinds {

    static final int MOST = 200;

    private static final String OTHER = "other";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The word under which this kind is counted. */
    String counted(String kind) {
        if (known.contains(kind)) {
            return kind;
        }
        return known.size() < MOST && WORD.matcher(kind).matches() && known.add(kind) ? kind : OTHER;
    }
}
