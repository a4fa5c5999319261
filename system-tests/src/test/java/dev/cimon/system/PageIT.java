package dev.cimon.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.cimon.process.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person at the page, with every service behind it. */
@ExtendWith(LogsOnFailure.class)
class PageIT {

    private final Team team = Team.shop().setUp(1);
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeEach
    void openThePage() {
        Optional<String> executable = Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMIUM")),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertThat(executable)
                    .as("a browser, which CI has to have")
                    .isPresent();
        }
        Assumptions.assumeTrue(executable.isPresent(), "No Chromium found: set CHROMIUM to its path.");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable.orElseThrow()))
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu")));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1400, 900));
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        team.sandbox().forms("alice").forEach(team.sandbox()::close);
        page.navigate(Shared.system().address(Service.SANDBOX) + "/");
    }

    @AfterEach
    void closeThePage() {
        team.sandbox().behave("gh/" + team.repository(), "pass", 0);
        team.ask("alice", "cancel test");
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    @Test
    void deploysByTheFormAndCancelsByTheButton() {
        team.sandbox().behave("gh/" + team.repository(), "hang", 1);
        type("/deploy");
        Locator form = page.getByRole(AriaRole.DIALOG);
        form.getByRole(AriaRole.COMBOBOX).selectOption("test");
        form.getByLabel("Branch, tag or commit").fill("main");
        form.getByLabel("Reason").fill("Tried at the page");
        button(form, "Deploy").click();

        Locator message = page.getByRole(AriaRole.LOG)
                .locator(".message", new Locator.LocatorOptions().setHasText("Tried at the page"));
        assertThat(message).containsText("to test: running");
        button(message, "Cancel").click();
        button(page.getByRole(AriaRole.DIALOG), "Cancel").click();

        assertThat(message).containsText("alice cancelled it.");
    }

    private void type(String words) {
        Locator composer = page.getByLabel("Message or slash command");
        composer.fill(words);
        composer.press("Enter");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
