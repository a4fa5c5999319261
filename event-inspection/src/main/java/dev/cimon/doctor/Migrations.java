package dev.cimon.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations of the services, which the build puts beside these classes. */
final class Migrations {

    private static final Pattern NAME = Pattern.compile("V(\\d+)__.*\\.sql");

    private Migrations() {}

    /** The highest version in the folder of this name. */
    static int newest(String folder) {
        try {
            URI found = Objects.requireNonNull(
                            Migrations.class.getResource("/migrations/" + folder), "the build copies the migrations")
                    .toURI();
            if (!found.getScheme().equals("jar")) {
                return newest(Path.of(found));
            }
            try (FileSystem jar = FileSystems.newFileSystem(found, Map.of())) {
                return newest(jar.getPath("/migrations/" + folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElse(0);
        }
    }
}
