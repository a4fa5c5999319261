package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What kustomize makes of a folder; rendered once each. */
final class Kustomize {

    static final List<String> OVERLAYS = List.of("local", "production", "operators");

    private static final String MISSING = "Neither kubectl nor kustomize is on the PATH: get one from "
            + "https://kubernetes.io/docs/tasks/tools/ or https://kubectl.docs.kubernetes.io/installation/kustomize/.";
    private static final ObjectMapper YAML = new YAMLMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** Skips the test where there is no kustomize; CI has one. */
    static List<Manifest> overlay(String name) {
        return RENDERED.computeIfAbsent(name, overlay -> render(Repository.KUSTOMIZE.resolve("overlays/" + overlay)));
    }

    static List<Manifest> render(Path folder) {
        try {
            Process process = new ProcessBuilder(command(folder)).start();
            process.getOutputStream().close();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(complaint).isZero();
            return YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered).readAll().stream()
                    .map(Manifest::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path folder) {
        Optional<String> kubectl = onPath("kubectl");
        Optional<String> kustomize = onPath("kustomize");
        boolean required = Boolean.parseBoolean(System.getenv("CI"));
        if (!required) {
            assumeTrue(kubectl.isPresent() || kustomize.isPresent(), MISSING);
        }
        assertThat(kubectl.or(() -> kustomize)).as(MISSING).isPresent();
        return kubectl.map(program -> List.of(program, "kustomize", folder.toString()))
                .orElseGet(() -> List.of(kustomize.orElseThrow(), "build", folder.toString()));
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
