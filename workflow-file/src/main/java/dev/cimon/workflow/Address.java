package dev.cimon.workflow;

import java.net.URI;
import java.net.URISyntaxException;

/** Where an environment can be visited. */
final class Address {

    private static final String NUMBER = "{number}";

    private Address() {}

    /** @throws IllegalArgumentException with a sentence for whoever wrote it, if it is none */
    static String checked(String text, boolean ofPullRequests) {
        if (!text.startsWith("https://") && !text.startsWith("http://")) {
            throw new IllegalArgumentException("“" + text + "” is no web address: it begins with https://.");
        }
        if (ofPullRequests && !text.contains(NUMBER)) {
            throw new IllegalArgumentException("Write {number} where the number of the pull request belongs, as in"
                    + " https://pr{number}.shop.acme.dev/.");
        }
        String example = ofPullRequests ? text.replace(NUMBER, "1") : text;
        if (example.contains("{") || example.contains("}")) {
            throw new IllegalArgumentException(
                    "There is no placeholder here but {number}, and that only in the address of pr{number}.");
        }
        try {
            if (new URI(example).getHost() != null) {
                return text;
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(noAddress(text), malformed);
        }
        throw new IllegalArgumentException(noAddress(text));
    }

    private static String noAddress(String text) {
        return "“" + text + "” is no address that one could open, such as https://shop.acme.dev/.";
    }
}
