package dev.cimon.slack;

import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses we may be asked to answer to. A request that named any other would make us call a host of its
 * author's choice.
 */
@ApplicationScoped
class ResponseUrls {

    private final URI api;

    ResponseUrls(SlackSettings settings) {
        this.api = settings.apiUrl();
    }

    /**
     * The address, which is Slack's or stands on the host and port of {@code SLACK_API_URL}.
     *
     * @throws Rejection if it is neither
     */
    URI ours(@Nullable String responseUrl) {
        URI address = Payload.mapped(() -> URI.create(Payload.present(responseUrl, "response_url")));
        if (address.getHost() == null || address.getRawUserInfo() != null || !(isSlack(address) || isApi(address))) {
            throw new Rejection(Rejection.Reason.FOREIGN_URL, "response_url is not on a host of Slack");
        }
        return address;
    }

    private static boolean isSlack(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost().toLowerCase(Locale.ROOT).endsWith(".slack.com")
                && (address.getPort() == -1 || address.getPort() == 443);
    }

    private boolean isApi(URI address) {
        return api.getScheme().equalsIgnoreCase(address.getScheme())
                && address.getHost().equalsIgnoreCase(api.getHost())
                && address.getPort() == api.getPort();
    }
}
