package dev.cimon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class KeysAsFieldsTest {

    @Test
    void findsTheKeysInAMessage() {
        assertThat(fields("provider refused effectId=%d statusCode=%d: The ref=main is=odd", 7, 404))
                .isEqualTo(Map.of("effectId", "7", "statusCode", "404"));
        assertThat(fields("event not published eventId=%s eventType=%s cause=%s", "a/b:1", "dev.cimon.x.v1", "T"))
                .isEqualTo(Map.of("eventId", "a/b:1", "eventType", "dev.cimon.x.v1", "cause", "T"));
        assertThat(fields("not stored yet eventId=12 attempt=3 databaseAnswers=false: java.io.IOException"))
                .isEqualTo(Map.of("eventId", "12", "attempt", "3", "databaseAnswers", "false"));
    }

    @Test
    void leavesOtherWordsAlone() {
        assertThat(fields("GET https://example.com?token=secret&attempts=3")).isEmpty();
    }

    private static Map<String, String> fields(String message, Object... values) {
        ExtLogRecord line = new ExtLogRecord(
                Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, KeysAsFieldsTest.class.getName());
        line.setParameters(values);
        assertThat(new KeysAsFields().isLoggable(line)).isTrue();
        return line.getMdcCopy();
    }
}
