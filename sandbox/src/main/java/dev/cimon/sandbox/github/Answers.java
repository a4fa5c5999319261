package dev.cimon.sandbox.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers as GitHub gives them: content type, ETag, pages with their Link header, error bodies. */
final class Answers {
    private static final int DEFAULT_PAGE = 30;
    private static final int LARGEST_PAGE = 100;
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final ObjectMapper json;
    private final String api;

    Answers(ObjectMapper json, String api) {
        this.json = json;
        this.api = api;
    }

    void json(RoutingContext call, int status, JsonNode body) {
        String text = write(body);
        String etag = "W/\"" + CommitGraph.sha1(text) + "\"";
        HttpServerResponse response = call.response();
        if (status == 200 && call.request().method().name().equals("GET")) {
            response.putHeader("ETag", etag).putHeader("Cache-Control", "private, max-age=60, s-maxage=60");
            if (etag.equals(call.request().getHeader("If-None-Match"))) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(text);
    }

    void created(RoutingContext call, ObjectNode body) {
        JsonNode url = body.path("url");
        if (url.isTextual()) {
            call.response().putHeader("Location", url.asText());
        }
        json(call, 201, body);
    }

    void noContent(RoutingContext call) {
        call.response().setStatusCode(204).end();
    }

    void refuse(RoutingContext call, GitHubRefusal refusal) {
        ObjectNode body = Nodes.object().put("message", refusal.getMessage());
        if (refusal.errors() != null) {
            body.set("errors", refusal.errors());
        }
        body.put("documentation_url", DOCUMENTATION).put("status", Integer.toString(refusal.status()));
        json(call, refusal.status(), body);
    }

    /** The page of the list that was asked for. */
    <T> void list(RoutingContext call, List<T> all, Function<? super T, ? extends JsonNode> render) {
        json(call, 200, Nodes.array(page(call, all), render));
    }

    /** Cuts the page out and writes the Link header. */
    <T> List<T> page(RoutingContext call, List<T> all) {
        int size = Math.clamp(number(call, "per_page", DEFAULT_PAGE), 1, LARGEST_PAGE);
        int page = Math.max(1, number(call, "page", 1));
        int last = Math.max(1, (all.size() + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(call, "page", page - 1, "prev"));
        }
        if (page < last) {
            links.add(link(call, "page", page + 1, "next"));
            links.add(link(call, "page", last, "last"));
        }
        if (page > 1) {
            links.add(link(call, "page", 1, "first"));
        }
        if (!links.isEmpty()) {
            call.response().putHeader("Link", String.join(", ", links));
        }
        int from = Math.min((page - 1) * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    /** The asked address with one query parameter changed. */
    String link(RoutingContext call, String parameter, Object value, String rel) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> given : call.queryParams()) {
            if (!given.getKey().equals(parameter)) {
                query.append(given.getKey())
                        .append('=')
                        .append(URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        String path = call.request().path().substring("/github".length());
        return "<" + api + path + "?" + query + parameter + "=" + value + ">; rel=\"" + rel + "\"";
    }

    static int number(RoutingContext call, String parameter, int otherwise) {
        String given = call.request().getParam(parameter, "");
        return given.matches("\\d{1,9}") ? Integer.parseInt(given) : otherwise;
    }

    JsonNode body(RoutingContext call) {
        String text = call.body().asString();
        if (text == null || text.isBlank()) {
            return Nodes.object();
        }
        return read(text);
    }

    JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw GitHubRefusal.of(400, "Problems parsing JSON");
        }
    }

    String write(JsonNode body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException defect) {
            throw new UncheckedIOException(defect);
        }
    }
}
