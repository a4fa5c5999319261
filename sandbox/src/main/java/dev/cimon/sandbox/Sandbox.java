package dev.cimon.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.sandbox.circleci.CircleCiSimulator;
import dev.cimon.sandbox.github.GitHubSimulator;
import dev.cimon.sandbox.slack.SlackSimulator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated providers behind one HTTP server on one event loop. Starts in milliseconds; several can run in one
 * JVM. Kafka and PostgreSQL are not part of it: see {@code dev.cimon.sandbox.infra}.
 */
public final class Sandbox implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final System.Logger LOG = System.getLogger(Sandbox.class.getName());

    private final Vertx vertx;
    private final URI url;
    private final CallLog calls;
    private final Faults faults;
    private final Webhooks webhooks;
    private final @Nullable WorldFile world;

    private Sandbox(Vertx vertx, URI url, CallLog calls, Faults faults, Webhooks webhooks, @Nullable WorldFile world) {
        this.vertx = vertx;
        this.url = url;
        this.calls = calls;
        this.faults = faults;
        this.webhooks = webhooks;
        this.world = world;
    }

    /** Answers once the server listens. */
    public static Sandbox start(SandboxSettings settings) {
        return start(settings, () -> true, new Infrastructure());
    }

    /**
     * As {@link #start(SandboxSettings)}; {@code GET /health} answers 200 only while {@code healthy} holds.
     *
     * @param infrastructure what can be stopped; may still grow
     */
    static Sandbox start(SandboxSettings settings, BooleanSupplier healthy, Infrastructure infrastructure) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            Context loop = vertx.getOrCreateContext();
            Future<Sandbox> started = Future.future(done -> loop.runOnContext(
                    _ -> open(vertx, settings, healthy, infrastructure).onComplete(done)));
            return await(started);
        } catch (RuntimeException failure) {
            vertx.close();
            throw failure;
        }
    }

    /** Where it answers, without a slash at the end. */
    public URI url() {
        return url;
    }

    public CallLog calls() {
        return calls;
    }

    public Faults faults() {
        return faults;
    }

    /** From now on the provider sends its webhooks to this base URL instead of that of the settings. */
    public void gateway(Provider provider, URI baseUrl) {
        webhooks.redirect(provider, baseUrl);
    }

    @Override
    public void close() {
        webhooks.close();
        WorldFile file = world;
        if (file != null) {
            await(Future.<Void>future(done ->
                    vertx.getOrCreateContext().runOnContext(_ -> file.save().onComplete(done))));
        }
        await(vertx.close());
    }

    private static Future<Sandbox> open(
            Vertx vertx, SandboxSettings settings, BooleanSupplier healthy, Infrastructure infrastructure) {
        Router root = Router.router(vertx);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHttp2ClearTextEnabled(false)
                        .setCompressionSupported(false)
                        .setMaxInitialLineLength(64 * 1024))
                .requestHandler(root);
        return server.listen(settings.port(), settings.host()).map(listening -> {
            URI url = URI.create("http://" + settings.host() + ":" + listening.actualPort());
            Sandbox sandbox = assemble(vertx, root, url, settings, healthy);
            infrastructure.mount(root, Json.mapper());
            return sandbox;
        });
    }

    private static Sandbox assemble(
            Vertx vertx, Router root, URI url, SandboxSettings settings, BooleanSupplier healthy) {
        ObjectMapper json = Json.mapper();
        CallLog calls = new CallLog();
        Faults faults = new Faults(vertx, calls, settings.clock());
        Webhooks webhooks = new Webhooks(vertx, faults, settings);
        ChangeStream changes = new ChangeStream(vertx);
        Map<Provider, Simulator> simulators = new LinkedHashMap<>();
        WorldFile world = settings.world()
                .map(file -> new WorldFile(file, vertx, json, simulators))
                .orElse(null);
        Runnable changed = world == null
                ? changes::changed
                : () -> {
                    changes.changed();
                    world.changed();
                };
        SimulatorContext context =
                new SimulatorContext(vertx, json, calls, faults, webhooks, settings.clock(), url, changed);
        simulators.put(Provider.SLACK, new SlackSimulator(context, settings));
        GitHubSimulator github = new GitHubSimulator(context, settings);
        simulators.put(Provider.GITHUB, github);
        simulators.put(Provider.CIRCLECI, new CircleCiSimulator(context, settings, github));
        if (world != null) {
            world.restore();
        }
        mountFrame(root, faults, healthy, settings.clock());
        simulators.values().forEach(simulator -> simulator.mount(root));
        new ControlApi(json, calls, faults, webhooks, changes, simulators).mount(root);
        root.get().handler(new PageFiles());
        root.route().last().handler(asked -> refuse(json, asked, 404, "There is nothing at this address."));
        root.errorHandler(405, asked -> refuse(json, asked, 405, "This address does not answer this method."));
        root.errorHandler(413, asked -> refuse(json, asked, 413, "The body is larger than 64 MB."));
        return new Sandbox(vertx, url, calls, faults, webhooks, world);
    }

    private static void mountFrame(Router root, Faults faults, BooleanSupplier healthy, Clock clock) {
        root.errorHandler(500, failed -> {
            LOG.log(System.Logger.Level.ERROR, "sandbox handler failed", failed.failure());
            failed.response().setStatusCode(500).end();
        });
        root.route().handler(asked -> {
            asked.response().putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(clock)));
            asked.next();
        });
        root.route().handler(BodyHandler.create(false).setBodyLimit(64L * 1024 * 1024));
        for (Provider provider : Provider.values()) {
            root.route("/" + provider.word() + "/*").handler(faults.inject(provider));
        }
        root.get("/health")
                .handler(asked -> asked.response()
                        .setStatusCode(healthy.getAsBoolean() ? 200 : 503)
                        .end(healthy.getAsBoolean() ? "up" : "starting"));
    }

    private static void refuse(ObjectMapper json, RoutingContext asked, int status, String reason) {
        Json.answer(json, asked, status, Map.of("error", reason));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (java.util.concurrent.ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("sandbox: " + failure.getMessage(), failure);
        }
    }
}
