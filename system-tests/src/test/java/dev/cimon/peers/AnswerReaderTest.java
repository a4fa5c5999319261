package dev.cimon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK|Content-Length: 3||ok!', 200",
        "'HTTP/1.1 202 Accepted|content-length: 0||', 202",
        "'HTTP/1.1 204 No Content||', 204",
        "'HTTP/1.1 503 Service Unavailable|retry-after: 5|content-length: 0||', 503",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|ok!|0||', 200",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||0||', 200",
        "'HTTP/1.1 200 OK|Content-Length: 3||ok', -1",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|ok!|', -1",
        "'HTTP/1.1 200 OK|Content-Length: 3|', -1",
        "'HTT', -1",
    })
    void knowsTheStatusOnceTheAnswerIsComplete(String answer, int status) {
        ByteBuffer buffer = ByteBuffer.allocate(256);
        buffer.put(answer.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(AnswerReader.status(buffer)).isEqualTo(status);
    }
}
