package dev.cimon.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, UTF_8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://my_host.example.com   | it has a "_"
            https://example.com/a?b       | it has a "?"
            https://grüße.example.com     | it has a "ü"
            cimon.example.com             | it begins with https:// or http:// and the name of a host
            https://                      | it begins with https:// or http:// and the name of a host
            """)
    void saysWhatIsWrongWithAnAddress(String address, String what) {
        assertThat(new Doctor(Map.of(), InstantSource.system(), err, err).run("--url", address))
                .isEqualTo(64);
        assertThat(said.toString(UTF_8)).contains("\"" + address + "\" is no address: " + what + "\n");
    }
}
