package dev.cimon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of this repository. */
final class Repository {

    static final Path ROOT =
            Path.of(System.getProperty("cimon.root", "..")).toAbsolutePath().normalize();
    static final Path KUSTOMIZE = ROOT.resolve("deploy/kustomize");
    private static final ObjectMapper YAML = new YAMLMapper();

    private Repository() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** YAML, or JSON, which is YAML as well. */
    static JsonNode tree(String path) {
        try {
            return YAML.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first group of the pattern matches in this file, wherever it does. */
    static Set<String> mentions(String path, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text(path))
                .results()
                .map(MatchResult::group)
                .map(match -> match.replaceAll(pattern, "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
