package dev.cimon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** The example of GitHub's page "Validating webhook deliveries". */
    private static final String DOCUMENTED = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final Signature signature = Signature.keyedWith("It's a Secret to Everybody");

    @Test
    void agreesWithTheProvidersDocumentation() {
        assertThat(signature.matches(DOCUMENTED, bytes("Hello, World!"))).isTrue();
    }

    @Test
    void readsSeveralPartsAsOne() {
        assertThat(signature.matches(DOCUMENTED, bytes("Hello,"), bytes(" World!")))
                .isTrue();
    }

    @Test
    void noticesOneChangedByte() {
        assertThat(signature.matches(DOCUMENTED, bytes("Hello, World?"))).isFalse();
    }

    @Test
    void noticesAnotherSecret() {
        assertThat(Signature.keyedWith("another").matches(DOCUMENTED, bytes("Hello, World!")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "757107ea", "not hexadecimal", "é"})
    void refusesWhatIsNoSignature(String given) {
        assertThat(signature.matches(given, bytes("Hello, World!"))).isFalse();
    }

    @Test
    void refusesAnEmptySecret() {
        assertThatThrownBy(() -> Signature.keyedWith("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
