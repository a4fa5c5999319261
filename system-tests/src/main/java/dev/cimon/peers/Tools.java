package dev.cimon.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Gets the peers from their registries, in the versions that {@code benchmarks/peers} pins, and builds them. */
final class Tools {

    private static final int MINUTES = 5;
    private static final Set<Contender> NODE = EnumSet.of(Contender.PROBOT, Contender.BOLT_JS);

    private final Path peers;
    private final Path logs;
    private final PrintStream out;

    Tools(Path root, Path logs, PrintStream out) {
        this.peers = root.resolve("benchmarks/peers");
        this.logs = logs;
        this.out = out;
    }

    /** Those that can be measured; says in a sentence for each other one why not. */
    List<Contender> available() {
        boolean node = runs("node", "--version") && runs("npm", "--version");
        if (!node) {
            out.println("There is no node with npm on the PATH: Probot and Bolt for JavaScript are left out.");
        }
        buildJava();
        List<Contender> available = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            boolean there = NODE.contains(contender)
                    ? node && installed(contender)
                    : contender.kind() == Contender.Kind.CIMON || built(contender);
            if (there) {
                available.add(contender);
            }
        }
        return available;
    }

    private boolean installed(Contender contender) {
        Path folder = peers.resolve(contender.folder());
        Path done = folder.resolve("node_modules/.package-lock.json");
        if (newer(done, folder.resolve("package-lock.json"))) {
            return true;
        }
        out.println("Installing " + contender.title() + " with npm…");
        return done(contender.title(), folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    private void buildJava() {
        boolean needed = Stream.of(Contender.values())
                .filter(contender -> !NODE.contains(contender) && contender.kind() != Contender.Kind.CIMON)
                .anyMatch(contender -> sources(contender).anyMatch(source -> !newer(product(contender), source)));
        if (needed) {
            out.println("Building the peers in Java with Maven…");
            done("Peers in Java", peers, "mvn", "-B", "-q", "--fail-at-end", "package");
        }
    }

    private boolean built(Contender contender) {
        boolean there = Files.exists(product(contender));
        if (!there) {
            out.println(contender.title() + " could not be built and is left out; the log: " + log("Peers in Java"));
        }
        return there;
    }

    private Path product(Contender contender) {
        Path target = peers.resolve(contender.folder()).resolve("target");
        return target.resolve(contender == Contender.QUARKUS_GITHUB_APP ? "quarkus-app/quarkus-run.jar" : "peer.jar");
    }

    private Stream<Path> sources(Contender contender) {
        Path folder = peers.resolve(contender.folder());
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            return Stream.concat(
                    Stream.of(peers.resolve("pom.xml"), folder.resolve("pom.xml")),
                    sources.filter(Files::isRegularFile).toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean newer(Path product, Path source) {
        Optional<FileTime> made = changed(product);
        return made.isPresent() && made.get().compareTo(changed(source).orElseThrow()) >= 0;
    }

    private static Optional<FileTime> changed(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean done(String name, Path folder, String... command) {
        if (ends(name, folder, command)) {
            return true;
        }
        out.println(name + ": \"" + String.join(" ", command) + "\" failed, so it is left out; its log: " + log(name));
        return false;
    }

    private boolean runs(String... command) {
        return ends("tools", peers, command);
    }

    private boolean ends(String name, Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        try {
            Process process = builder.start();
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private Path log(String name) {
        return logs.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".log");
    }
}
