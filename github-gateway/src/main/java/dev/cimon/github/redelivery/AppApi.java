package dev.cimon.github.redelivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a GitHub App may ask about the deliveries of its webhook. Blocks; redirects are not followed. */
final class AppApi implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]cursor=([^&>]+)[^>]*>\\s*;\\s*rel=\"next\"");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String deliveries;
    private final GitHubApp app;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    AppApi(URI apiUrl, GitHubApp app, Clock clock) {
        this.deliveries = apiUrl.toString().replaceFirst("/+$", "") + "/app/hook/deliveries";
        this.app = app;
        this.clock = clock;
    }

    /** Gives every attempt since then, newest first. */
    void attemptsSince(Instant since, Consumer<Attempt> each) throws CallFailed, InterruptedException {
        String cursor = "";
        boolean more = true;
        while (more) {
            HttpResponse<byte[]> answer = send("GET", "?per_page=100" + cursor);
            List<Attempt> page = read(answer.body());
            page.stream()
                    .filter(attempt -> !attempt.deliveredAt().isBefore(since))
                    .forEach(each);
            Matcher next = NEXT.matcher(String.join(",", answer.headers().allValues("link")));
            String before = cursor;
            cursor = next.find() ? "&cursor=" + next.group(1) : before;
            more = !cursor.equals(before)
                    && !page.isEmpty()
                    && !page.getLast().deliveredAt().isBefore(since);
        }
    }

    /** GitHub takes the request now and delivers a little later. */
    void askAgain(Attempt attempt) throws CallFailed, InterruptedException {
        send("POST", "/" + attempt.id() + "/attempts");
    }

    /** The repository that a delivery is about, by its full name; the list tells its number only. */
    Optional<String> repositoryOf(Attempt attempt) throws CallFailed, InterruptedException {
        try {
            JsonNode delivery = JSON.readTree(send("GET", "/" + attempt.id()).body());
            JsonNode name =
                    delivery.path("request").path("payload").path("repository").path("full_name");
            return Optional.of(name.asText()).filter(full -> !full.isEmpty());
        } catch (IOException unreadable) {
            throw foreign();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static List<Attempt> read(byte[] body) throws CallFailed {
        List<Attempt> page = new ArrayList<>();
        try {
            for (JsonNode attempt : JSON.readTree(body)) {
                if (attempt.isNull()) {
                    throw foreign();
                }
                page.add(JSON.treeToValue(attempt, Attempt.class));
            }
        } catch (IOException unreadable) {
            throw foreign();
        }
        return page;
    }

    private static CallFailed foreign() {
        return new CallFailed("what answers at GITHUB_API_URL does not answer as GitHub does");
    }

    private HttpResponse<byte[]> send(String method, String path) throws CallFailed, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(deliveries + path))
                .header("Authorization", "Bearer " + app.token(clock.instant()))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "cimon")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> answer = call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
                throw CallFailed.answered(answer, clock.instant());
            }
            return answer;
        } catch (ExecutionException | TimeoutException silent) {
            throw new CallFailed("GitHub does not answer at " + request.uri().getAuthority()
                    + ": see whether GITHUB_API_URL is right");
        } finally {
            call.cancel(true);
        }
    }
}
