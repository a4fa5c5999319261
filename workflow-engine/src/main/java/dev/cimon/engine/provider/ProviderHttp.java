package dev.cimon.engine.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One call at a time to one provider, blocking: meant for virtual threads. It never repeats a call; who asked decides
 * that from the {@link Outcome}. Redirects are followed within the same origin only, so a token goes nowhere else.
 */
public final class ProviderHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_REDIRECTS = 3;

    private final String provider;
    private final HttpClient http;
    private final Duration patience;
    private final Verdict verdict;
    private final Consumer<? super ProviderCall> calls;

    /**
     * @param provider its name as people read it
     * @param patience for the whole answer, body included
     * @param calls is told of every exchange
     */
    public ProviderHttp(String provider, Duration patience, InstantSource clock, Consumer<? super ProviderCall> calls) {
        this.calls = calls;
        this.provider = provider;
        this.patience = patience;
        this.verdict = new Verdict(provider, clock);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Done means a 2xx answer. */
    public Outcome<Answer> send(HttpRequest request) {
        HttpRequest current = request;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            Outcome<Answer> outcome = timed(current);
            Optional<URI> elsewhere = outcome instanceof Outcome.Done<Answer>(Answer answer)
                    ? redirect(current, answer)
                    : Optional.empty();
            if (elsewhere.isEmpty()) {
                HttpRequest sent = current;
                return outcome.flatMap(answer -> verdict.on(sent, answer));
            }
            current = HttpRequest.newBuilder(request, (_, _) -> true)
                    .uri(elsewhere.get())
                    .build();
        }
        return new Outcome.Refused<>(421, provider + " redirects in circles");
    }

    /** Whether both are served by the same host and port over the same protocol. */
    public static boolean sameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private Outcome<Answer> timed(HttpRequest request) {
        long began = System.nanoTime();
        Outcome<Answer> outcome = exchange(request);
        calls.accept(new ProviderCall(
                provider,
                request.method(),
                Duration.ofNanos(System.nanoTime() - began),
                outcome.flatMap(answer -> verdict.on(request, answer)),
                outcome instanceof Outcome.Done<Answer>(Answer answer) ? Optional.of(answer) : Optional.empty()));
        return outcome;
    }

    private Outcome<Answer> exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Done<>(new Answer(response.statusCode(), response.headers(), response.body()));
        } catch (TimeoutException late) {
            call.cancel(true);
            return verdict.inDoubt(request, null, provider + " did not answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return verdict.inDoubt(request, null, "interrupted while " + provider + " was asked");
        } catch (ExecutionException failure) {
            return broken(request, failure.getCause());
        }
    }

    private Outcome<Answer> broken(HttpRequest request, @Nullable Throwable cause) {
        return switch (cause) {
            // HttpClient reports refused connections, unknown hosts and slow connects alike as one of these
            case ConnectException _, java.net.http.HttpConnectTimeoutException _ ->
                new Outcome.RetryLater<>(
                        null,
                        provider + " cannot be reached at " + request.uri().getAuthority());
            case SSLHandshakeException untrusted ->
                new Outcome.RetryLater<>(null, provider + " cannot be reached over TLS: " + untrusted.getMessage());
            case IOException _ -> verdict.inDoubt(request, null, "the connection to " + provider + " broke off");
            case null, default -> throw new IllegalStateException(provider + " could not be asked", cause);
        };
    }

    /** A redirected call was not carried out; 301 and 302 would turn other methods into reads, so only reads follow. */
    private static Optional<URI> redirect(HttpRequest request, Answer answer) {
        boolean follows = switch (answer.status()) {
            case 301, 302 -> request.method().equals("GET");
            case 307, 308 -> true;
            default -> false;
        };
        return answer.headers()
                .firstValue("location")
                .filter(_ -> follows)
                .map(location -> request.uri().resolve(location))
                .filter(target -> sameOrigin(request.uri(), target));
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
