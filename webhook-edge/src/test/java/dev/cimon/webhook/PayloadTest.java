package dev.cimon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    record Shape(@Nullable String fullName, @Nullable Integer number) {}

    @Test
    void takesTheFieldsItKnows() {
        assertThat(Payload.json("{\"full_name\":\"acme/shop\",\"unknown\":{\"deep\":[1]}}", Shape.class))
                .isEqualTo(new Shape("acme/shop", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"number\":\"x\"}", "\"text\""})
    void rejectsWhatIsNotThatJson(String body) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> Payload.json(body, Shape.class));
    }

    @Test
    void readsAForm() {
        assertThat(Payload.form("text=list+all&empty=&name=J%C3%B6rg%26Co&=x&alone".getBytes(UTF_8)))
                .isEqualTo(Map.of("text", "list all", "empty", "", "name", "Jörg&Co"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u0000", "é", "\ud83d"})
    void rejectsAnIdThatNoProviderWouldGive(String id) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> Payload.id(id, "id"));
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> Payload.id("x".repeat(256), "id"));
        assertThat(Payload.id("12466734323.1395872398.5f7a/+=", "id")).isEqualTo("12466734323.1395872398.5f7a/+=");
    }

    @Test
    void rejectsABrokenEscape() {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> Payload.form("a=%zz".getBytes(UTF_8)));
    }

    @Test
    void repeatsNothingOfAValueThatOurRecordsRefuse() {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> Payload.mapped(() -> {
                    throw new IllegalArgumentException("not a name: <secret>");
                }))
                .withMessageNotContaining("secret");
    }
}
