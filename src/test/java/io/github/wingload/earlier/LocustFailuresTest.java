package io.github.wingload.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls failed, by what Locust wrote beside its table. */
class LocustFailuresTest {

    private static final String HEADER = "Method,Name,Error,Occurrences\r\n";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "BadStatusCode('http://127.0.0.1:18080/x/404', code=502) | HTTP_5XX",
                "LocustBadStatusCode(code=429) | HTTP_429",
                "HTTPError(\"418 Client Error: I'm a teapot for url: /x/418\") | HTTP_4XX",
                "HTTPError('503 Server Error: Service Unavailable for url: /x/503') | HTTP_5XX",
                "BadStatusCode('http://127.0.0.1/x', code=304) | HTTP_OTHER",
                "RetriesExceeded('http://127.0.0.1:18080/x/slow', 0, original=timed out) | DEADLINE_WAIT",
                "ReadTimeout(ReadTimeoutError(\"HTTPConnectionPool(host='h', port=1): Read timed out.\")) | DEADLINE_WAIT",
                "ConnectTimeout(MaxRetryError(\"...ConnectTimeoutError(... timed out\")) | CONNECT_TIMEOUT",
                "ConnectionRefusedError(111, 'Connection refused') | CONNECT_REFUSED",
                "ConnectionError(MaxRetryError(\"NewConnectionError('<x>: [Errno 111] Connection refused')\")) | CONNECT_REFUSED",
                "gaierror(-2, 'Name or service not known') | DNS",
                "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]')) | TLS",
                "ConnectionResetError(104, 'Connection reset by peer') | RESET",
                "RemoteDisconnected('Remote end closed connection without response') | CLOSED",
                "HTTPConnectionClosed('connection closed.') | CLOSED",
                "HTTPParseError('Incomplete response.') | PROTOCOL",
                "BadStatusLine('this is not http at all\\r\\n') | PROTOCOL",
                "TooManyRedirects('Exceeded 30 redirects.') | HTTP_OTHER",
                "CatchResponseError('Wrong response. Expected status code 400, got 200') | EXPECTATION_FAILED",
                "'CatchResponseError(\\'timeout\\')' | EXPECTATION_FAILED",
                "ValueError('typed failure') | EXPECTATION_FAILED",
                "502 Bad Gateway | HTTP_5XX",
                "expected status 400, got 200 OK | HTTP_OTHER",
                "deadline of 2 s exceeded while waiting for the answer | DEADLINE_WAIT",
                "deadline of 2 s exceeded while receiving the answer's body | DEADLINE_BODY",
                "connection refused | CONNECT_REFUSED",
                "kept connection was closed by the target as it was used again | STALE_CONNECTION",
                "connection reset while waiting for the answer | RESET",
                "connection closed without an answer | CLOSED"
            })
    void textOfAnErrorDeterminesItsClass(String error, FailureClass failureClass) {
        assertThat(LocustError.failureClass(error)).isEqualTo(failureClass);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2.12.1-errors-fasthttp, 15",
        "2.31.5-errors-fasthttp, 14",
        "2.46-errors-fasthttp, 14",
        "2.12.1-errors-requests, 15",
        "2.46-errors-requests, 15"
    })
    void eachFaultIsCountedInItsClass(String name, long failures) throws IOException {
        LocustFailures read = LocustFailures.beside(golden(name), failures);
        assertThat(read.warnings()).isEmpty();
        Map<FailureClass, Long> classes = read.byClass().orElseThrow();
        assertThat(classes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(failures);
        assertThat(classes)
                .containsEntry(FailureClass.HTTP_429, 1L)
                .containsEntry(FailureClass.HTTP_4XX, 2L)
                .containsEntry(FailureClass.HTTP_5XX, 4L)
                .containsEntry(FailureClass.DNS, 1L)
                .containsEntry(FailureClass.CONNECT_REFUSED, 1L)
                .containsEntry(FailureClass.DEADLINE_WAIT, 1L)
                .containsEntry(FailureClass.CLOSED, 1L)
                .containsEntry(FailureClass.PROTOCOL, 1L)
                .containsEntry(FailureClass.EXPECTATION_FAILED, 2L);
    }

    @Test
    void aTableWithoutFailuresHasAnEmptyCountByClass() {
        assertThat(LocustFailures.beside(directory.resolve("a_stats.csv"), 0).byClass())
                .contains(Map.of());
        assertThat(LocustFailures.beside(directory.resolve("a_stats.csv"), 3).byClass())
                .isEmpty();
        assertThat(LocustFailures.beside(directory.resolve("renamed.csv"), 3).byClass())
                .isEmpty();
    }

    @Test
    void damagedRowsCauseWarnings() throws IOException {
        assertThat(read(HEADER + "GET,/a,502 Bad Gateway,2\r\nGET,/b\r\nGET,/c,\"x,1", 5)
                        .warnings())
                .anyMatch(warning -> warning.contains("line 3 is damaged"))
                .anyMatch(warning -> warning.contains("has 2 failures, the table has 5"));
        LocustFailures other = read("a,b\r\n", 5);
        assertThat(other.byClass()).isEmpty();
        assertThat(other.warnings()).singleElement().asString().contains("not a _failures.csv file of Locust");
    }

    private LocustFailures read(String text, long failures) throws IOException {
        Files.writeString(directory.resolve("run_failures.csv"), text);
        return LocustFailures.beside(directory.resolve("run_stats.csv"), failures);
    }

    private Path golden(String name) throws IOException {
        for (String ending : new String[] {"_stats.csv", "_failures.csv"}) {
            try (InputStream from = getClass().getResourceAsStream("/locust-tables/" + name + ending)) {
                Files.copy(from, directory.resolve(name + ending));
            }
        }
        return directory.resolve(name + "_stats.csv");
    }
}
