package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Routes whose handlers may refuse, and CircleCI's way of answering. */
final class CircleCiPaths {
    private static final int PAGE = 20;

    private final Router router;
    private final ObjectMapper json;

    CircleCiPaths(Router router, ObjectMapper json) {
        this.router = router;
        this.json = json;
    }

    void at(HttpMethod method, String pattern, Consumer<RoutingContext> handler) {
        router.routeWithRegex(method, pattern).handler(call -> {
            try {
                handler.accept(call);
            } catch (CircleCiRefusal refusal) {
                answer(call, refusal.status(), message(String.valueOf(refusal.getMessage())));
            }
        });
    }

    void answer(RoutingContext call, int status, JsonNode body) {
        Json.answer(json, call, status, body);
    }

    /** One page of twenty; the token of the next page is the offset, made opaque. */
    <T> void page(RoutingContext call, List<T> all, Function<? super T, ? extends JsonNode> render) {
        int from = Math.min(offset(call.request().getParam("page-token", "")), all.size());
        int to = Math.min(from + PAGE, all.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        all.subList(from, to).forEach(item -> items.add(render.apply(item)));
        body.put("next_page_token", to < all.size() ? token(to) : null);
        answer(call, 200, body);
    }

    JsonNode body(RoutingContext call) {
        String text = call.body().asString();
        if (text == null || text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw CircleCiRefusal.badRequest("Invalid JSON.");
        }
    }

    static ObjectNode message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text);
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().encodeToString(("offset:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.replaceFirst("^offset:", ""));
        } catch (IllegalArgumentException malformed) {
            throw CircleCiRefusal.badRequest("Invalid page token.");
        }
    }
}
