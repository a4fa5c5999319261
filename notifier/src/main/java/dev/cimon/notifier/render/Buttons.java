package dev.cimon.notifier.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.events.content.Button;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Buttons in rows; a row is an actions block, in which Slack wants every action once. */
final class Buttons {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int IN_A_ROW = 25;
    private static final int LABEL = 75;
    private static final int ACTION = 255;
    private static final int VALUE = 2_000;
    private static final int URL = 3_000;
    private static final int DIALOG_TEXT = 300;
    private static final int DIALOG_BUTTON = 30;

    private Buttons() {}

    static List<ObjectNode> draw(List<Button> buttons) {
        List<List<Button>> rows = new ArrayList<>();
        Set<String> actions = new HashSet<>();
        for (Button button : buttons) {
            boolean again = !actions.add(button.action());
            if (rows.isEmpty() || again || rows.getLast().size() == IN_A_ROW) {
                rows.add(new ArrayList<>());
                actions.clear();
                actions.add(button.action());
            }
            rows.getLast().add(button);
        }
        return rows.stream().map(Buttons::row).toList();
    }

    private static ObjectNode row(List<Button> buttons) {
        ObjectNode row = JSON.objectNode().put("type", "actions");
        row.putArray("elements").addAll(buttons.stream().map(Buttons::button).toList());
        return row;
    }

    private static ObjectNode button(Button button) {
        String label = Mrkdwn.cut(button.label().replace('\n', ' '), LABEL);
        ObjectNode drawn = JSON.objectNode()
                .put("type", "button")
                .put("action_id", head(button.action(), ACTION))
                .set("text", BlockKit.plainText(label.isEmpty() ? "…" : label));
        if (button.value() != null && !button.value().isEmpty()) {
            drawn.put("value", head(button.value(), VALUE));
        }
        URI link = button.link();
        if (link != null && link.toString().length() <= URL) {
            drawn.put("url", link.toString());
        }
        switch (button.style()) {
            case PRIMARY, DANGER -> drawn.put("style", button.style().name().toLowerCase(Locale.ROOT));
            case PLAIN -> {}
        }
        String question = button.confirmation() == null ? "" : Mrkdwn.cut(button.confirmation(), DIALOG_TEXT);
        if (!question.isEmpty()) {
            drawn.set("confirm", dialog(question, button));
        }
        return drawn;
    }

    private static ObjectNode dialog(String question, Button button) {
        String agree = Mrkdwn.cut(button.label().replace('\n', ' '), DIALOG_BUTTON);
        ObjectNode dialog = JSON.objectNode();
        dialog.set("title", BlockKit.plainText("Are you sure?"));
        dialog.set("text", BlockKit.plainText(question));
        dialog.set("confirm", BlockKit.plainText(agree.isEmpty() ? "Yes" : agree));
        dialog.set("deny", BlockKit.plainText("Go back"));
        return button.style() == Button.Style.DANGER ? dialog.put("style", "danger") : dialog;
    }

    /** The first characters of what is not shown and so needs no ellipsis. */
    static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }
}
