package dev.cimon.notifier.slack;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** Which addresses may be called: an event can name any, and we must not become its messenger. */
final class ResponseUrl {

    private ResponseUrl() {}

    /** Whether this is one of Slack's own hosts over TLS, or where the Web API is. */
    static boolean isSlacks(URI url, URI apiUrl) {
        if (url.getHost() == null || url.getUserInfo() != null || url.getScheme() == null) {
            return false;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean slack = url.getScheme().equalsIgnoreCase("https")
                && (url.getPort() == -1 || url.getPort() == 443)
                && host.endsWith(".slack.com");
        boolean api = url.getScheme().equalsIgnoreCase(apiUrl.getScheme())
                && host.equals(Objects.requireNonNullElse(apiUrl.getHost(), "").toLowerCase(Locale.ROOT))
                && url.getPort() == apiUrl.getPort();
        return slack || api;
    }
}
