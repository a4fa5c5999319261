package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.process.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bill of materials of a service names what is in its image, and nothing else. */
class SbomIT {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SANDBOX")
    void namesEachLibraryWithItsHashAndLicence(Service service) throws Exception {
        Path target = Shared.ROOT.resolve(service.module()).resolve("target");
        JsonNode sbom = new JsonMapper().readTree(target.resolve("sbom.json").toFile());

        List<JsonNode> libraries = sbom.path("components")
                .valueStream()
                .filter(component -> !component.path("name").asText().equals(service.module()))
                .toList();
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo(service.module());
        assertThat(named(libraries)).isEqualTo(contained(target.resolve("quarkus-app/lib")));
        assertThat(libraries).noneMatch(library -> library.path("licenses").isEmpty());
    }

    /** The hash by the name that Quarkus gives the file. */
    private static Map<String, String> named(List<JsonNode> libraries) {
        Map<String, String> hashes = new TreeMap<>();
        for (JsonNode library : libraries) {
            String name = library.path("group").asText() + "."
                    + library.path("name").asText() + "-"
                    + library.path("version").asText() + ".jar";
            library.path("hashes")
                    .valueStream()
                    .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                    .forEach(hash -> hashes.put(name, hash.path("content").asText()));
        }
        return hashes;
    }

    private static Map<String, String> contained(Path folder) throws IOException, GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                hashes.put(
                        jar.getFileName().toString(), HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(jar))));
            }
        }
        return hashes;
    }
}
