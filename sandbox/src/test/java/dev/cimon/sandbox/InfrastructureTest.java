package dev.cimon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.sandbox.infra.EmbeddedDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfrastructureTest {
    private final EmbeddedDatabase database = EmbeddedDatabase.startTemporary();
    private final Infrastructure infrastructure = new Infrastructure();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults(), () -> true, infrastructure);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
        database.close();
    }

    @Test
    void stopsAServerAndStartsItAgain() throws Exception {
        infrastructure.add("database", database);

        HttpResponse<String> stopped = put("database", "{\"running\":false}");
        assertThat(stopped.body()).isEqualTo("{\"running\":false}");
        assertThat(database.running()).isFalse();

        assertThat(put("database", "{\"running\":true}").body()).isEqualTo("{\"running\":true}");
        assertThat(database.running()).isTrue();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        infrastructure.add("database", database);

        assertThat(put("database", "{}").statusCode()).isEqualTo(400);
        assertThat(put("database", "{not json").statusCode()).isEqualTo(400);
        assertThat(put("kafka", "{\"running\":false}").statusCode()).isEqualTo(404);
        assertThat(database.running()).isTrue();
    }

    private HttpResponse<String> put(String server, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(sandbox.url().resolve("/control/servers/" + server))
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
