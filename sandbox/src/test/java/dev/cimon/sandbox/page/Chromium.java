package dev.cimon.sandbox.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser that this machine has; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final String MISSING = "No Chromium found: set CHROMIUM to its path, or install chromium or"
            + " google-chrome, to test the page in a browser.";
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test without a browser, unless one is required; then fails it. */
    static Chromium start() {
        Optional<Path> executable = find();
        if (executable.isEmpty() && required()) {
            throw new AssertionError(MISSING);
        }
        Assumptions.assumeTrue(executable.isPresent(), MISSING);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable.orElseThrow())
                                .setArgs(ARGUMENTS)));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static boolean required() {
        return "true".equals(System.getenv("CI")) || "required".equals(System.getProperty("cimon.browser"));
    }

    private static Optional<Path> find() {
        List<Path> folders = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .map(Path::of)
                .toList();
        Stream<Path> named = Stream.ofNullable(System.getenv("CHROMIUM"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        Stream<Path> installed = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.concat(Stream.of(Path.of("/usr/bin")), folders.stream())
                        .map(folder -> folder.resolve(name)));
        return Stream.concat(named, installed).filter(Files::isExecutable).findFirst();
    }
}
