package dev.cimon.engine.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads one file. Without the library, which asks for the repository first. */
record ContentCalls(RestCalls calls) {

    /** @param path as it is, with its slashes, and nothing in it that would have to be encoded */
    FileVersion read(String path, String sha) throws IOException {
        JsonNode found = calls.get("/contents/" + path + "?ref=" + sha);
        if (!found.path("type").asText().equals("file")) {
            throw new CallFailed(new Outcome.Refused<>(422, path + " is not a file."));
        }
        // GitHub leaves out what is larger than a megabyte
        if (!found.path("encoding").asText().equals("base64")) {
            throw new CallFailed(new Outcome.Refused<>(422, path + " is too large."));
        }
        byte[] content = Base64.getMimeDecoder().decode(found.path("content").asText());
        return new FileVersion(
                new Revision(sha), found.path("sha").asText(), new String(content, StandardCharsets.UTF_8));
    }
}
