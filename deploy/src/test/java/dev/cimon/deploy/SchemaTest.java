package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyObjectIsAsItsSchemaSays(String overlay) {
        List<Manifest> manifests = Kustomize.overlay(overlay);
        assertThat(manifests).hasSizeGreaterThan(20);
        assertThat(problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        base/pod.yaml                             | readOnlyRootFilesystem: | readOnlyRootFileSystem:
        base/pod.yaml                             | containerPort: 8080     | containerport: 8080
        base/pod.yaml                             | path: /q/health/live    | paths: /q/health/live
        base/network.yaml                         | policyTypes: [Egress]   | policyTypes: Egress
        base/ingress.yaml                         | pathType: Exact         | pathtype: Exact
        base/notifier.yaml                        | maxUnavailable: 1       | maxUnavailabel: 1
        overlays/production/autoscaling.yaml      | maxReplicas: 6          | maxReplica: 6
        components/gateway-route/route.yaml       | backendRefs:            | backends:
        components/strimzi/kafka.yaml             | type: internal          | type: intern
        components/strimzi/users.yaml             | operations: [Describe]  | operations: Describe
        components/strimzi/topics.yaml            | partitions: 8           | partitions: eight
        components/cloudnative-pg/database.yaml   | instances: 3            | instance: 3
        components/keda/scaling.yaml              | minReplicaCount: 2      | minReplicas: 2
        components/keda/login.yaml                | parameter: username     | parameters: username
        components/prometheus/monitor.yaml        | path: /q/metrics        | pfad: /q/metrics
        components/prometheus/rules.yaml          | for: 10m                | for: ten
        """)
    void aPlantedTypoIsFound(String file, String right, String wrong, @TempDir Path copy) throws IOException {
        copyTo(copy);
        Path planted = copy.resolve(file);
        String text = Files.readString(planted);
        assertThat(text).contains(right);
        Files.writeString(planted, text.replace(right, wrong));
        assertThat(problems(Kustomize.render(copy.resolve(folderOf(file))))).isNotEmpty();
    }

    private static String folderOf(String file) {
        return file.startsWith("components") ? "overlays/operators" : "overlays/production";
    }

    private static List<String> problems(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> Schemas.problems(manifest).stream())
                .toList();
    }

    private static void copyTo(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.KUSTOMIZE)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, copy));
        }
    }

    private static void copy(Path file, Path copy) {
        try {
            Path target = copy.resolve(Repository.KUSTOMIZE.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
