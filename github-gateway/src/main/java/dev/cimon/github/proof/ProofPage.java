package dev.cimon.github.proof;

import dev.cimon.events.reference.SlackUser;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What people see in the browser: a sentence or two, and at most one button. Nothing is loaded from anywhere. */
public final class ProofPage {

    private ProofPage() {}

    /** A sentence, and no more to do here. */
    public static Response sentence(int status, String sentence) {
        return page(status, "<p>" + escaped(sentence) + "</p>\n");
    }

    /**
     * Asks who came back from GitHub whether they meant it: somebody else may have sent them there.
     *
     * @param target where the button leads
     * @param proof what it brings there
     */
    public static Response question(ProvenAccount account, String target, String proof) {
        SlackUser person = account.request().user();
        return page(200, """
                <p>You have logged in at GitHub as <b>%1$s</b>.</p>
                <p>If you go on, <b>%2$s</b> (%3$s) in the Slack workspace %4$s counts as <b>%1$s</b>: what %2$s deploys and
                approves from there is done by your right.</p>
                <p>Are you %2$s? If somebody else has sent you here, close this page: nothing happens then.</p>
                <form method="post" action="%5$s">
                <input type="hidden" name="proof" value="%6$s">
                <button>I am %2$s: link me to %1$s</button>
                </form>
                """.formatted(
                        escaped(account.login()),
                        escaped(person.name()),
                        escaped(person.id()),
                        escaped(account.request().channel().workspace()),
                        escaped(target),
                        escaped(proof)));
    }

    /** In nobody's frame, in no cache, and its address, which has a code in it, is told to nobody. */
    private static Response page(int status, String body) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .entity(whole(body))
                .build();
    }

    private static String whole(String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Cimon</title>
                <style>body { font: 1.1em/1.6 system-ui, sans-serif; max-width: 34em; margin: 4em auto; padding: 0 1em }
                button { font: inherit; padding: .4em 1em }</style>
                </head>
                <body>
                """ + body + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
