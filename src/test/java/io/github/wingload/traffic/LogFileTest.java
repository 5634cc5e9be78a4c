package io.github.wingload.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import io.github.wingload.traffic.LogFile.Imported;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** For each format a log as its program writes it, and one that somebody has damaged: both with the rows that are made of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "common.log",
                "combined.log",
                "nginx.log",
                "nginx-json.log",
                "envoy.log",
                "browser.har",
                "calls.log",
                "k6.log",
                "k6-json.log",
                "vegeta.log",
                "vegeta-json.log",
                "locust.log"
            })
    void everyFormatIsReadAndSurvivesDamage(String name) throws IOException {
        String format = name.substring(0, name.indexOf('.'));
        Imported log = read(stored(name));
        assertThat(csv(log)).isEqualTo(stored(format + ".csv"));
        assertThat(log.leftOut()).isZero();
        Imported damaged = read(stored(name.replace(".", ".hostile.")));
        assertThat(csv(damaged)).isEqualTo(stored(format + ".hostile.csv"));
        assertThat(damaged.leftOut()).isPositive();
        assertThat(damaged.examples()).noneMatch(example -> example.contains("s3cr3t"));
    }

    @Test
    void rowsAreInTheOrderOfTheirTimesAlsoIfTheyDoNotFitInMemory() throws IOException {
        Random random = new Random(5);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder("time,path\n");
        for (int row = 0; row < 5_000; row++) {
            int second = random.nextInt(300);
            text.append(second).append(",/").append(row).append('\n');
            expected.add(second + ".000000,,/" + row + ",,,,");
        }
        expected.sort(Comparator.comparingDouble(row -> Double.parseDouble(row.replaceFirst(",.*", ""))));
        Path file = Files.writeString(directory.resolve("log"), text);
        for (int partBytes : new int[] {1, 10_000, 1 << 30}) {
            try (Imported log = LogFile.read(file, new SortedRequests(directory, partBytes))) {
                assertThat(csv(log).lines().skip(1)).containsExactlyElementsOf(expected);
            }
        }
        assertThat(Files.list(directory)).containsExactly(file);
    }

    @Test
    void aPairOfAComparisonIsOneRequest() throws IOException {
        Imported log = read("task,intended_us,outcome,key,pair\n"
                + "external,0,ok,a,7\nexternal,1000000,ok,b,8\ninternal,1200000,ok,a,7\ninternal,1900000,ok,b,8\n"
                + "login,2000000,ok,c,\nlogin,2100000,ok,c,\n");
        assertThat(csv(log).lines().skip(1).map(row -> row.split(",", -1)[0] + " " + row.split(",", -1)[3]))
                .containsExactly("0.000000 a", "1.000000 b", "2.000000 c", "2.100000 c");
        assertThat(log.requests()).isEqualTo(4);
        assertThat(log.paired()).isEqualTo(2);
        assertThat(log.leftOut()).isZero();
    }

    /** In a calls.csv an apostrophe keeps spreadsheets from executing a key. */
    @Test
    void keysOfAnotherRunAreThoseOfItsSamples() throws IOException {
        Imported log = read("task,intended_us,outcome,key\na,1,ok,'=cmd()\na,2,ok,''=x\na,3,ok,'s\na,4,ok,a\\u0009b\n");
        assertThat(csv(log).lines().skip(1).map(row -> row.split(",", -1)[3]))
                .containsExactly("=cmd()", "'=x", "'s", "a\tb");
        assertThat(csv(read("time,path,key\n1,/,'=cmd()\n"))).contains(",'=cmd(),");
    }

    @Test
    void secretsAreMaskedAndPathsCanBeSent() throws IOException {
        Imported log = read("""
                        x - - [28/Nov/2026:06:30:00 +0000] "GET /a?access_token=s3cr3t&q=1&Sig=s3cr3t&max=2 HTTP/1.1" 200 1
                        x - - [28/Nov/2026:06:30:00 +0000] "GET /é\\x22{b} HTTP/1.1" 200 1
                        """);
        assertThat(csv(log))
                .doesNotContain("s3cr3t")
                .contains("/a?access_token=redacted&q=1&Sig=redacted&max=2")
                .contains("/%C3%A9%5Cx22%7Bb%7D");
        assertThat(log.masked()).isEqualTo(2);
        assertThat(csv(read("{\"time\":0,\"path\":\"/\",\"body\":\"a=1&password=s3cr3t\"}\n")))
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
                        "line 4: x - - [99/Nov/2026:06:30:00 +0000] \"GET /…",
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
        assertThatThrownBy(() -> LogFile.read(directory, directory)).isInstanceOf(IOException.class);
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
        return csv(read(log)).lines().skip(1).toList();
    }

    private Imported read(String log) throws IOException {
        return LogFile.read(Files.writeString(directory.resolve("log"), log), directory);
    }

    private static String csv(Imported log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String stored(String name) throws IOException {
        try (InputStream in = LogFileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
