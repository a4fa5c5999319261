package dev.cimon.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Forms;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.events.content.Content;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/messages.md} shows every message; {@code -Dcimon.docs.write=true} draws it anew. */
class MessagesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/messages.md");

    @Test
    void showsEveryMessageAsItIs() throws IOException {
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/messages.md, as -Dcimon.docs.write=true writes it")
                .isEqualTo(document());
    }

    @Test
    void hasAnExampleOfEveryAnswer() {
        List<String> answers = Stream.of(
                        Replies.class,
                        LinkReplies.class,
                        DeploymentReplies.class,
                        ControlReplies.class,
                        RollbackReplies.class,
                        ForceReplies.class,
                        PlanReplies.class,
                        ApprovalReplies.class,
                        RightReplies.class)
                .flatMap(replies -> Arrays.stream(replies.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Content.class)
                .map(Method::getName)
                .distinct()
                .toList();
        assertThat(Answers.all()).extracting(Answers.Answer::method).containsAll(answers);
    }

    @Test
    void hasAPictureOfEveryState() {
        List<String> states = Samples.states().stream()
                .map(DeploymentState::getClass)
                .map(Class::getSimpleName)
                .toList();
        assertThat(Gallery.deployments()).extracting(Gallery.Picture::title).containsAll(states);
    }

    private static String document() {
        StringBuilder page = new StringBuilder("""
            # What Cimon says

            Every message, as a test draws it: emoji by their names, buttons as `[ Label ]`, people who are mentioned as
            @alice, what Slack shows small as <sub>small</sub>. bob and carol have linked their GitHub logins.

            In a channel: [deployments](#deployments) · [pull requests](#pull-requests) ·
            [releases and commits](#releases-and-commits) · [the workflow](#the-workflow).
            On GitHub: [the preview's comment](#on-the-pull-request-on-github).
            To one person: [answers](#answers) · [the forms](#the-forms).
            """);
        section(page, "Deployments", "One message per deployment in each channel of the project, brought up to date.");
        Gallery.deployments().forEach(picture -> add(page, picture));
        section(page, "Pull requests", """
            One message per pull request in each channel, brought up to date. Slack tells nobody when a message is \
            edited, so whoever has to learn of a change is mentioned in its thread, and nobody of what they did \
            themselves.\
            """);
        Gallery.pullRequests().forEach(picture -> add(page, picture));
        Gallery.threads().forEach(picture -> add(page, picture));
        Gallery.olderThanCimon().forEach(picture -> add(page, picture));
        section(page, "Releases and commits", "One message each.");
        Gallery.announcements().forEach(picture -> add(page, picture));
        section(page, "The workflow", "One message for each version of the file.");
        Gallery.workflows().forEach(picture -> add(page, picture));
        section(page, "On the pull request on GitHub", "One comment, which says what is so now.");
        comments().forEach((when, comment) -> add(page, when, Markdown.quoted(comment)));
        section(
                page,
                "Answers",
                "Seen only by whoever typed the command or pressed the button, unless said otherwise.");
        Answers.all().stream()
                .collect(Collectors.groupingBy(Answers.Answer::topic, LinkedHashMap::new, Collectors.toList()))
                .forEach((topic, answers) -> {
                    page.append("\n### ").append(topic).append('\n');
                    answers.forEach(answer -> add(page, answer.when(), Markdown.of(answer.content())));
                });
        section(page, "The forms", "Opened by `deploy` alone:");
        page.append('\n').append(Markdown.of(Forms.deploy())).append("\n\nOpened by the button “Deploy anyway”:\n\n");
        return page.append(Markdown.of(Forms.force())).append('\n').toString();
    }

    /** What the comment says, by the states in which it says so. */
    private static Map<String, String> comments() {
        Map<String, String> states = new LinkedHashMap<>();
        for (DeploymentState state : Gallery.states()) {
            PreviewComment.about(Gallery.deployment(12, state), Optional.empty())
                    .ifPresent(comment -> states.merge(
                            comment, state.getClass().getSimpleName(), (one, other) -> one + ", " + other));
        }
        Map<String, String> comments = new LinkedHashMap<>();
        states.forEach((comment, names) -> comments.put(names + ":", comment));
        comments.put("The pull request was closed:", PreviewComment.ENDED);
        return comments;
    }

    private static void section(StringBuilder page, String title, String about) {
        page.append("\n## ").append(title).append("\n\n").append(about).append('\n');
    }

    private static void add(StringBuilder page, Gallery.Picture picture) {
        page.append("\n### ").append(picture.title()).append('\n');
        add(page, picture.when(), Markdown.of(picture.content()));
    }

    private static void add(StringBuilder page, String when, String drawn) {
        page.append('\n').append(when).append("\n\n").append(drawn).append('\n');
    }
}
