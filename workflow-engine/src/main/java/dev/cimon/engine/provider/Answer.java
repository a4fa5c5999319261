package dev.cimon.engine.provider;

import java.net.http.HttpHeaders;

/** What a provider sent back. */
public record Answer(int status, HttpHeaders headers, String text) {

    /** The sentence in a JSON body that explains it; never blank. */
    public String words() {
        return ProviderWords.of(this);
    }

    /** Without the body, which may hold a token. */
    @Override
    public String toString() {
        return "Answer[status=" + status + ", length=" + text.length() + "]";
    }
}
