package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Method, path, headers and body. */
class CurlRequestTest extends CurlFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curl http://h/ | GET",
                "curl -d x=1 http://h/ | POST",
                "curl http://h/ --json '{}' | POST",
                "curl -X PUT http://h/ -d x | PUT",
                "curl -XDELETE http://h/ | DELETE",
                "curl --request PATCH http://h/ | PATCH",
                "curl -G -d x=1 http://h/ | GET",
                "curl -sSXPOST http://h/ | POST",
                "$ time curl http://h/ | GET",
                "/usr/bin/curl http://h/ | GET"
            })
    void methodIsTheOneThatCurlWouldUse(String command, String method) {
        assertThat(task(command).method()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://h:8080/a/b?c=d&e=f%20g | http://h:8080 | /a/b?c=d&e=f%20g",
                "h/a | http://h | /a",
                "https://h | https://h | /",
                "https://h?a=b#part | https://h | /?a=b",
                "HTTPS://h/a b | https://h | /a%20b",
                "http://h/é?100% | http://h | /%C3%A9?100%25",
                "http://[::1]:80/a | http://[::1]:80 | /a",
                "https://h/lw/inference/v1/models/m:predict | https://h/lw/inference | /v1/models/m:predict",
                "https://h/v1/models/m:predict | https://h | /v1/models/m:predict"
            })
    void urlIsSplitIntoBaseAndPath(String url, String base, String path) {
        assertThat(target("curl '" + url + "'").url()).hasToString(base);
        assertThat(text(task("curl '" + url + "'").path())).isEqualTo(path);
    }

    @Test
    void bracesAndBracketsArePercentEncodedWithoutGlobbing() {
        assertThat(text(task("curl -g 'http://h/{a,b}[1-2]'").path())).isEqualTo("/%7Ba,b%7D[1-2]");
    }

    @Test
    void getPutsTheDataIntoTheQuery() {
        Task task = task("curl -G 'http://h/a?x=1' -d y=2 --data-urlencode 'z=a b&c' --url-query w=ü");
        assertThat(text(task.path())).isEqualTo("/a?x=1&w=%C3%BC&y=2&z=a%20b%26c");
        assertThat(task.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-d a=1 -d b=2 | a=1&b=2",
                "-d '{\"a\": 1' -d '}' | {\"a\": 1&}",
                "--data-raw @a | @a",
                "-d @lines.txt | a=1b=2",
                "--data-binary @lines.txt | a=1\\nb=2\\n",
                "--data-urlencode 'a b' | a%20b",
                "--data-urlencode '=a=b' | a%3Db",
                "--data-urlencode 'x@lines.txt' | x=a%3D1%0Ab%3D2%0A",
                "--data-ascii '{{x}} ${y} $z' | {{x}} ${y} $z",
                "-d '{\"a\":1,\"a\":2}' | {\"a\":1,\"a\":2}",
                "-d '{\"{{k}}\":1}' | {\"{{k}}\":1}",
                "-d 12 | 12"
            })
    void bodyIsTheOneThatCurlWouldSend(String options, String body) {
        write("lines.txt", "a=1\nb=2\n");
        String command = "curl http://h/ " + options;
        assertThat(body(command)).isEqualTo(body.replace("\\n", "\n"));
        assertThat(contentType(command)).isEqualTo("application/x-www-form-urlencoded");
        assertThat(started(command).yaml()).contains("    body: ").doesNotContain("json:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rev_id\":1945516043}",
                "[1,-0,-0.0,1.50,1e5,1E+400,-2.5e-7,123456789012345678901234567890,0.1000]",
                "{\"a\":{},\"b\":[],\"c\":null,\"d\":true,\"e\":[[],{}],\"\":{\"x y\":\"z\"}}",
                "{\"yes\":\"no\",\"null\":\"null\",\"1\":\"2\",\"k:\":\": #\",\"-\":\"- a\",\"?\":\"&*!|>%@`\"}",
                "{\"a\":\"\\\"\\\\\\n\\t\\u0001é😀\\u2028\\u007f\"}",
                "{\"a\":\"{{x}} ${y} $${z} {{\",\"${k}\":1}",
                "{\"instances\":[{\"lang\":\"en\",\"check_type\":\"tone\",\"page_title\":\"A title\",\"original_text\":\"This is a text of"
                        + " some length\",\"modified_text\":\"This is another\"},[1,2,{\"deep\":[\"a\",{\"b\":[]}]}]],\"x\":{\"y\":[\"a text"
                        + " that is longer than a line should be, so that nothing of it can stand beside anything else\"]}}"
            })
    void jsonIsWrittenAsJsonAndNumbersKeepTheirSpelling(String json) {
        String command = "curl --json '" + json + "' http://h/";
        assertThat(body(command)).isEqualTo(json.replace("\\u2028", "\u2028").replace("\\u007f", "\u007f"));
        assertThat(contentType(command)).isEqualTo("application/json");
        assertThat(started(command).yaml()).contains("    json:").doesNotContain("body:");
        assertThat(headers(command)).containsExactly(Map.entry("Accept", "application/json"));
    }

    /** As long as a request line can be: no rule of ours may need a stack frame for each character. */
    @Test
    void everythingMayBeLong() {
        String long64 = "12345%7C".repeat(8_000);
        String command = "curl 'http://h/p/" + long64 + "?ids=" + long64 + "' -H 'X-Long: " + "z".repeat(60_000)
                + "' -d 'a=" + "b".repeat(100_000) + "'";
        assertThat(task(command).path()).isEqualTo(Template.of("/p/" + long64 + "?ids=" + long64));
        assertThat(headers(command).get("X-Long")).hasSize(60_000);
        assertThat(body(command)).hasSize(100_002);
    }

    @Test
    void aLargeBodyStaysAsItIs() {
        for (String json : List.of("[" + "1,".repeat(30_000) + "1]", "[".repeat(60) + "]".repeat(60))) {
            write("large.json", json);
            String command = "curl -H 'content-type: application/json' -d@large.json http://h/";
            assertThat(started(command).yaml()).contains("    body:").doesNotContain("json:");
            assertThat(body(command)).isEqualTo(json);
        }
    }

    @Test
    void jsonFileIsRelativeToTheWorkingDirectory() {
        write("body.json", "{\n  \"rev_id\": 5\n}\n");
        assertThat(body("curl -H 'content-type: application/json' -d@body.json http://h/"))
                .isEqualTo("{\"rev_id\":5}");
    }

    @Test
    void jsonWithoutAContentTypeKeepsTheDefaultOfCurlWithANote() {
        String command = "curl -d '{\"a\": 1}' http://h/";
        assertThat(contentType(command)).isEqualTo("application/x-www-form-urlencoded");
        assertThat(started(command).allNotes()).anyMatch(note -> note.contains("curl's default"));
    }

    @Test
    void contentTypeHeaderIsKept() {
        assertThat(contentType("curl -d x -H 'Content-Type: text/csv' http://h/"))
                .isEqualTo("text/csv");
        assertThat(contentType("curl -d '{}' -H 'Content-Type: application/json; charset=utf-8' http://h/"))
                .isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void anEmptyBodyIsOmitted() {
        assertThat(task("curl -X POST -d '' http://h/").body()).isEmpty();
    }

    @Test
    void headersGoToTheTarget() {
        assertThat(headers(
                        "curl -H 'X-A: b: c' -H 'X-A: d' -H 'Accept:' -H 'X-Empty;' -A me/1.0 -e http://from -H ':method: x'"
                                + " -H 'Content-Length: 5' -H 'X-Braces: {{a}} ${b}' http://h/"))
                .containsOnly(
                        Map.entry("X-A", "b: c, d"),
                        Map.entry("User-Agent", "me/1.0"),
                        Map.entry("Referer", "http://from"),
                        Map.entry("X-Braces", "{{a}} ${b}"));
    }

    @Test
    void headerLineReplacesAShortcut() {
        assertThat(headers("curl -A a -H 'user-agent: b/1' --json '{}' -H 'Accept: text/html' http://h/"))
                .containsOnly(Map.entry("user-agent", "b/1"), Map.entry("Accept", "text/html"));
    }

    @Test
    void headersCanComeFromAFile() {
        write("headers.txt", "X-A: b\n\nX-C: d\n");
        assertThat(headers("curl -H @headers.txt http://h/"))
                .containsOnly(Map.entry("X-A", "b"), Map.entry("X-C", "d"));
    }

    @Test
    void hostHeaderIsOneOfTheTarget() {
        assertThat(target("curl -H 'Host: a.example.org' http://h/").hostHeader())
                .contains("a.example.org");
    }

    @Test
    void maxTimeIsTheDeadline() {
        assertThat(plan("curl -m 2.5 http://h/").deadline()).isEqualTo(Duration.ofMillis(2500));
        assertThat(plan("curl -m 0 http://h/").deadline()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void optionsThatConcernCurlOnlyAreIgnored() {
        assertThat(started(
                                "curl -sSvif --no-keepalive -o out -w '%{http_code}' -D - --http1.1 --no-progress-meter -O http://h/")
                        .allNotes())
                .isEmpty();
    }

    @Test
    void differencesFromCurlAreNoted() {
        assertThat(started("curl -L --compressed --retry 3 --connect-timeout 5 --http2 http://h/ | jq .")
                        .allNotes())
                .hasSize(6)
                .anyMatch(note -> note.startsWith("-L: redirects are not followed"));
    }

    @Test
    void modelNamesTheScenario() {
        assertThat(plan("curl http://h/v1/models/revertrisk-wikidata:predict").name())
                .isEqualTo("revertrisk-wikidata");
        assertThat(plan("curl http://h.example.org:80").name()).isEqualTo("h.example.org");
        assertThat(plan("curl 'http://h/a/..b?c=/d'").name()).isEqualTo("b");
    }

    @Test
    void aBodyThatAsksForAStreamMakesATaskThatReadsOne() {
        assertThat(task("curl http://h/v1/chat/completions --json '{\"messages\": [], \"stream\": true}'").stream())
                .contains(AnswerStream.OPENAI);
        assertThat(task("curl http://h/v1/chat/completions --json '{\"messages\": [], \"stream\": false}'").stream())
                .isEmpty();
    }
}
