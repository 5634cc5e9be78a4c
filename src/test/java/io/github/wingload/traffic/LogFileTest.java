package io.github.wingload.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import io.github.wingload.traffic.LogFile.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format, as we know it from the programs that write it, and what is no log. */
class LogFileTest {

    @TempDir
    private Path directory;

    @Test
    void commonAndCombined() throws IOException {
        assertThat(rows("""
                        10.0.0.1 - - [28/Nov/2026:06:30:00 +0000] "GET /v1/models?lang=en HTTP/1.1" 200 2326
                        10.0.0.2 - bob [28/Nov/2026:07:30:01 +0100] "POST /predict HTTP/1.1" 503 - "http://a.example/?t=1" "curl/8.0 \\"x\\""
                        """))
                .containsExactly(
                        "1795847400.000000,GET,/v1/models?lang=en,,200,,", "1795847401.000000,POST,/predict,,503,,");
    }

    @Test
    void nginxWithRequestTimeStartedBeforeItsLine() throws IOException {
        assertThat(rows("""
                        10.0.0.1 - - [28/Nov/2026:06:30:00 +0000] "GET /a HTTP/1.1" 200 12 "-" "curl" 0.250
                        10.0.0.1 - - [28/Nov/2026:06:30:00 +0000] "GET /b HTTP/1.1" 200 12 "-" "curl" rt=1.5
                        """))
                .containsExactly("1795847399.750000,GET,/a,,200,250.000,", "1795847398.500000,GET,/b,,200,1500.000,");
        assertThat(
                        rows(
                                "{\"time_iso8601\":\"2026-11-28T06:30:00+00:00\",\"request_method\":\"GET\",\"request_uri\":\"/c?d=e\",\"status\":\"200\",\"request_time\":\"0.5\"}\n"))
                .containsExactly("1795847399.500000,GET,/c?d=e,,200,500.000,");
    }

    @Test
    void envoyAndIstio() throws IOException {
        assertThat(
                        rows(
                                "{\"start_time\":\"2026-11-28T06:30:00.123Z\",\"method\":\"POST\",\"path\":\"/v1/models/m:predict\",\"response_code\":200,\"response_flags\":\"-\",\"duration\":87,\"authority\":\"m.wikimedia.org\"}\n"))
                .containsExactly("1795847400.123000,POST,/v1/models/m:predict,,200,87.000,");
    }

    @Test
    void k6AndVegetaAndLocust() throws IOException {
        assertThat(rows("""
                        metric_name,timestamp,metric_value,method,name,status,url
                        http_reqs,1795847400,1.0,GET,http://h/a,200,http://h/a
                        http_req_duration,1795847400,500.0,GET,http://h/a,200,http://h/a?b=c
                        """)).containsExactly("1795847399.500000,GET,/a?b=c,,200,500.000,");
        assertThat(
                        rows(
                                "{\"metric\":\"http_req_duration\",\"type\":\"Metric\",\"data\":{\"name\":\"http_req_duration\"}}\n{\"metric\":\"http_req_duration\",\"type\":\"Point\",\"data\":{\"time\":\"2026-11-28T06:30:01Z\",\"value\":250,\"tags\":{\"method\":\"GET\",\"status\":\"200\",\"url\":\"https://h/x\"}}}\n"))
                .containsExactly("1795847400.750000,GET,/x,,200,250.000,");
        assertThat(
                        rows(
                                "{\"attack\":\"\",\"seq\":0,\"code\":200,\"timestamp\":\"2026-11-28T06:30:00.5Z\",\"latency\":1500000,\"body\":\"c2VjcmV0\",\"method\":\"GET\",\"url\":\"http://h/y\"}\n"))
                .containsExactly("1795847400.500000,GET,/y,,200,1.500,");
        assertThat(rows("1795847400500000000,200,1500000,0,5,\"\",aGk=,,0,GET,http://h/z,SGVhZGVy\n"))
                .containsExactly("1795847400.500000,GET,/z,,200,1.500,");
        assertThat(rows("timestamp,request_type,name,response_time,status_code\n1795847400.5,POST,/predict,12.5,200\n"))
                .containsExactly("1795847400.500000,POST,/predict,,200,12.500,");
    }

    @Test
    void callsOfAnotherRun() throws IOException {
        assertThat(
                        rows(
                                "task,intended_us,started_us,ended_us,outcome,status,key\npredict,1500,1600,91000,ok,200,4711\n"))
                .containsExactly("0.001500,,,4711,200,,");
    }

    @Test
    void archivesOfBrowsers() throws IOException {
        assertThat(rows("""
                        {"log": {"version": "1.2", "entries": [
                          {"startedDateTime": "2026-11-28T06:30:00.100Z", "time": 42.5,
                           "request": {"method": "POST", "url": "https://h/p", "headers": [{"name": "Cookie", "value": "s3cr3t"}],
                                       "postData": {"text": "{\\"id\\": 1, \\"api_key\\": \\"s3cr3t\\"}"}},
                           "response": {"status": 201}}, {}, 7]}}
                        """))
                .containsExactly(
                        "1795847400.100000,POST,/p,,201,42.500,\"{\"\"id\"\":1,\"\"api_key\"\":\"\"redacted\"\"}\"");
    }

    @Test
    void secretsAreMaskedAndPathsCanBeSent() throws IOException {
        Imported log = read("""
                        x - - [28/Nov/2026:06:30:00 +0000] "GET /a?access_token=s3cr3t&q=1&Sig=s3cr3t&max=2 HTTP/1.1" 200 1
                        x - - [28/Nov/2026:06:30:00 +0000] "GET /é\\x22{b} HTTP/1.1" 200 1
                        """);
        assertThat(log.csv())
                .doesNotContain("s3cr3t")
                .contains("/a?access_token=redacted&q=1&Sig=redacted&max=2")
                .contains("/%C3%A9%5Cx22%7Bb%7D");
        assertThat(log.masked()).isEqualTo(2);
        assertThat(read("{\"time\":0,\"path\":\"/\",\"body\":\"a=1&password=s3cr3t\"}\n")
                        .csv())
                .contains("a=1&password=redacted");
    }

    @Test
    void secretsOfBodiesThatAreNoJsonAreMasked() {
        Masking masking = new Masking();
        assertThat(masking.body("{\"a\": 1, \"password\" : \"s3cr3t")).isEqualTo("redacted");
        assertThat(masking.body("{\"index\": {}}\n{\"max_tokens\": 1}\n")).startsWith("{\"index\"");
        assertThat(masking.masked()).isEqualTo(1);
    }

    @Test
    void aFormOfManyFieldsIsMasked() {
        String fields = "a=1&".repeat(200_000);
        assertThat(new Masking().body(fields + "token=s3cr3t")).isEqualTo(fields + "token=redacted");
    }

    @Test
    void linesOfJsonAreNotShown() throws IOException {
        assertThat(read("x - - [28/Nov/2026:06:30:00 +0000] \"GET / HTTP/1.1\" 200 1\n{\"token\": \"s3cr3t\"}\n")
                        .examples())
                .containsExactly("line 2: {…");
    }

    @Test
    void otherLinesAreCountedAndShownWithoutTheirQueries() throws IOException {
        Imported log = read("# comment\n\nx - - [28/Nov/2026:06:30:00 +0000] \"GET / HTTP/1.1\" 200 1\n"
                + "x - - [99/Nov/2026:06:30:00 +0000] \"GET /?token=s3cr3t HTTP/1.1\" 200 1\n" + "x".repeat(1_000_001)
                + "\n{broken\n");
        assertThat(log.requests()).isEqualTo(1);
        assertThat(log.leftOut()).isEqualTo(4);
        assertThat(log.examples())
                .containsExactly(
                        "line 1: # comment",
                        "line 4: x - - [99/Nov/2026:06:30:00 +0000] \"GET /?…",
                        "line 5: longer than 1,000,000 characters");
    }

    /** Nanoseconds since 1970 fit into 63 bits until April 2262. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x - - [28/Nov/2263:06:30:00 +0000] \"GET /late HTTP/1.1\" 200 1",
                "x - - [28/Nov/9999:06:30:00 +0000] \"GET /late HTTP/1.1\" 200 1",
                "x - - [31/Dec/1969:23:59:59 +0000] \"GET /early HTTP/1.1\" 200 1",
                "x - - [01/Jan/1970:00:00:01 +0000] \"GET /early HTTP/1.1\" 200 1 \"-\" \"-\" 1.5",
                "{\"start_time\":\"2263-11-28T06:30:00Z\",\"path\":\"/late\"}",
                "{\"msec\":\"9223372036.5\",\"request_uri\":\"/late\"}",
                "{\"msec\":\"1.0\",\"request_uri\":\"/early\",\"request_time\":\"1.5\"}"
            })
    void aTimeThatCannotBeReplayedIsNoRequest(String line) throws IOException {
        Imported log = read("x - - [28/Nov/2026:06:30:00 +0000] \"GET / HTTP/1.1\" 200 1\n" + line + "\n");
        assertThat(log.requests()).isEqualTo(1);
        assertThat(log.leftOut()).isEqualTo(1);
        assertThat(log.seconds()).isZero();
    }

    @Test
    void aDurationOfYearsIsNotKnown() throws IOException {
        assertThat(rows("{\"msec\":\"1795847400\",\"request_uri\":\"/a\",\"request_time\":\"999999999999999999\"}\n"))
                .containsExactly("1795847400.000000,,/a,,,,");
    }

    @Test
    void aFileWithoutRequestsIsAFault() {
        for (String text :
                List.of("", "\n\n", "a,b\n1,2\n", "{\"log\": {\"entries\": 5}}", "{\"log\": {", "\u0000\u0001")) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(Fault.class);
        }
        assertThatThrownBy(() -> LogFile.read(directory)).isInstanceOf(IOException.class);
    }

    @Test
    void damagedLogsNeverEndInAnException() throws IOException {
        String good = "x - - [28/Nov/2026:06:30:00 +0000] \"GET /a?b=c HTTP/1.1\" 200 1 \"-\" \"a\" 0.1\n"
                + "{\"start_time\":\"2026-11-28T06:30:00Z\",\"method\":\"GET\",\"path\":\"/\",\"duration\":1,\"body\":\"{\\\"a\\\":[1]}\"}\n"
                + "timestamp,url,latency\n1795847400,http://h/?a=b,5\n";
        Random random = new Random(1);
        for (int mutant = 0; mutant < 2000; mutant++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 0; change < 4; change++) {
                int at = random.nextInt(Math.max(1, text.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.replace(at, Math.min(text.length(), at + 1), "");
                    case 1 -> text.insert(at, "\"{},[]?&=%\n\u0000é9".charAt(random.nextInt(14)));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            try {
                read(text.toString());
            } catch (Fault noRequestLeft) {
                assertThat(noRequestLeft.found()).isNotEmpty();
            }
        }
    }

    private List<String> rows(String log) throws IOException {
        return read(log).csv().lines().skip(1).toList();
    }

    private Imported read(String log) throws IOException {
        return LogFile.read(Files.writeString(directory.resolve("log"), log));
    }
}
