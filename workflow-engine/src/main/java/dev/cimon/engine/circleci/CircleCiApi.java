package dev.cimon.engine.circleci;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cimon.engine.circleci.CircleCiJson.Page;
import dev.cimon.engine.provider.Answer;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.ProviderCall;
import dev.cimon.engine.provider.ProviderHttp;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Calls of CircleCI's API: the header, the encoding, the pages. */
final class CircleCiApi {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final CircleCiSettings settings;
    private final ProviderHttp http;

    CircleCiApi(CircleCiSettings settings, Consumer<? super ProviderCall> calls) {
        this.settings = settings;
        this.http = new ProviderHttp("CircleCI", settings.patience(), settings.clock(), calls);
    }

    /** {@code gh/owner/repo}; the parts are encoded one by one, since CircleCI does not accept {@code %2F}. */
    static String slug(RepositoryName repository) {
        return "gh/" + encoded(repository.owner()) + "/" + encoded(repository.name());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    <T> Outcome<T> get(String path, Class<T> type) {
        return text(path).flatMap(answer -> read(answer, type, new Outcome.RetryLater<>(null, unreadable())));
    }

    Outcome<Answer> text(String path) {
        return call(request(uri(path)).GET().build());
    }

    /** The items of all pages, or of as many as go on being wanted. */
    <T, P extends Page<T>> Outcome<List<T>> all(String path, Class<P> type, Predicate<? super P> goOn) {
        List<T> items = new ArrayList<>();
        String next = path;
        while (true) {
            Outcome<P> outcome = get(next, type);
            if (!(outcome instanceof Outcome.Done<P>(P page))) {
                return outcome.map(_ -> items);
            }
            items.addAll(page.items());
            if (page.nextPageToken() == null || page.items().isEmpty() || !goOn.test(page)) {
                return new Outcome.Done<>(items);
            }
            next = path + (path.contains("?") ? "&" : "?") + "page-token=" + encoded(page.nextPageToken());
        }
    }

    Outcome<Answer> post(String path, Object body) {
        try {
            return call(request(uri(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("our own records can be written", impossible);
        }
    }

    /** API v1.1, or another address CircleCI gave us: the token goes to CircleCI's own host only. */
    Outcome<Answer> elsewhere(URI uri) {
        boolean own = ProviderHttp.sameOrigin(settings.apiUrl(), uri);
        return http.send(
                (own ? request(uri) : HttpRequest.newBuilder(uri)).GET().build());
    }

    <T> Outcome<T> read(Answer answer, Class<T> type, Outcome<T> otherwise) {
        try {
            T value = JSON.readValue(answer.text(), type);
            return value == null ? otherwise : new Outcome.Done<>(value);
        } catch (JsonProcessingException unreadable) {
            return otherwise;
        }
    }

    static String unreadable() {
        return "CircleCI's answer cannot be read";
    }

    private URI uri(String path) {
        return URI.create(settings.apiUrl() + "/" + path);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Circle-Token", settings.token())
                .header("Accept", "application/json")
                .header("User-Agent", "cimon");
    }

    private Outcome<Answer> call(HttpRequest request) {
        Outcome<Answer> outcome = http.send(request);
        return outcome instanceof Outcome.Refused<Answer>(int status, String words)
                ? new Outcome.Refused<>(status, withHint(status, words))
                : outcome;
    }

    private static String withHint(int status, String words) {
        if (words.startsWith("Unexpected argument")) {
            return words + ". What Cimon sends has to be declared under parameters in .circleci/config.yml; what is not"
                    + " needed there, .github/cimon.yml can leave out or rename under ci.";
        }
        String hint = switch (status) {
            case 401 -> "CIRCLECI_TOKEN is wrong or revoked: give Cimon a valid one.";
            case 403 -> "The owner of CIRCLECI_TOKEN lacks that right in the project.";
            case 404 -> "Is the project set up in CircleCI, and may the owner of CIRCLECI_TOKEN see it?";
            default -> "";
        };
        return hint.isEmpty() ? words : words + (words.endsWith(".") ? " " : ". ") + hint;
    }
}
