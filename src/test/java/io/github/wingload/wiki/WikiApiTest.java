package io.github.wingload.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikiApiTest {

    private static final String MAXLAG =
            "{\"error\":{\"code\":\"maxlag\",\"info\":\"Waiting for a database server: 7 seconds lagged.\"}}";

    private final FakeWiki wiki = new FakeWiki().edit(FakeWiki.NOW, 5);

    @Test
    void pauseIsThatOfRetryAfter() throws Exception {
        wiki.trouble(429, "7", "").trouble(503, null, "").trouble(500, null, "").trouble(429, "0", "");
        assertThat(answered()).isTrue();
        assertThat(wiki.waits())
                .as("and without a word of the wiki's it doubles each time")
                .containsExactly(
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ZERO,
                        Duration.ofMillis(334));
        assertThat(wiki.said()).first().isEqualTo("wiki.example.org answered 429; trying again in 7 s");
    }

    @Test
    void maxlagInAnAnswer200IsRetried() throws Exception {
        wiki.trouble(200, "5", MAXLAG)
                .trouble(200, null, "{\"errors\":[{\"code\":\"ratelimited\",\"text\":\"slower\"}]}");
        assertThat(answered()).isTrue();
        assertThat(wiki.pauses()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(4));
        assertThat(wiki.said().get(0)).contains("maxlag", "7 seconds lagged", "again in 5 s");
    }

    @Test
    void triesAreLimited() {
        for (int i = 0; i < 10; i++) {
            wiki.trouble(200, "1", MAXLAG);
        }
        assertThatThrownBy(this::answered).isInstanceOf(Fault.class).hasMessageEndingWith("after 6 tries");
        assertThat(wiki.queries()).hasSize(6);
    }

    @Test
    void longRetryAfterEndsTheQuery() {
        wiki.trouble(429, "3600", "");
        assertThatThrownBy(this::answered).hasMessage("wiki.example.org answered 429, and asks for a pause of 3600 s");
        assertThat(wiki.queries()).hasSize(1);
        assertThat(wiki.waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | not here | answered 404: not here",
                "301 | | answered 301",
                "403 | no agent | answered 403: no agent",
                "200 | <html> | is not JSON from MediaWiki's API",
                "200 | [] | is not JSON from MediaWiki's API",
                "404 | a\u001b[31m\u009bb\u202ec | answered 404: a\\u001b[31m\\u009bb\\u202ec",
                "200 | {\"error\":{\"code\":\"a\\u001b]0;x\",\"info\":\"b\\u0007\"}} | says a\\u001b]0;x: b\\u0007",
                "200 | {\"error\":{\"code\":\"badvalue\",\"info\":\"Unrecognized value\"}} | badvalue: Unrecognized value"
            })
    void permanentErrorsAreNotRetried(int status, String body, String message) {
        wiki.trouble(status, null, body == null ? "" : body);
        assertThatThrownBy(this::answered).isInstanceOf(Fault.class).hasMessageContaining(message);
        assertThat(wiki.queries()).hasSize(1);
    }

    @Test
    void brokenConnectionIsRetried() {
        List<IOException> failures = List.of(new ConnectException(), new IOException("reset"));
        int[] tries = {0};
        Fetcher broken = url -> {
            throw failures.get(Math.min(tries[0]++, 1));
        };
        assertThatThrownBy(() -> new WikiApi(FakeWiki.API, broken, wiki, wiki, wiki.said()::add).query(Map.of()))
                .hasMessage("the connection to wiki.example.org broke: reset, after 6 tries");
        assertThat(wiki.said().get(0)).startsWith("wiki.example.org cannot be reached");
        assertThat(tries[0]).isEqualTo(6);
    }

    @Test
    void repeatedWarningIsReportedOnce() throws Exception {
        String warned = "{\"warnings\":{\"main\":{\"warnings\":\"Unrecognized parameter\"}}}";
        wiki.trouble(200, null, warned).trouble(200, null, warned);
        WikiApi api = wiki.api();
        api.query(Map.of());
        api.query(Map.of());
        assertThat(wiki.said()).singleElement().asString().contains("warns", "Unrecognized parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 0 ', PT0S",
        "'Sat, 31 Jan 2026 00:00:30 GMT', PT30S",
        "'Fri, 30 Jan 2026 00:00:30 GMT', PT0S"
    })
    void retryAfterIsANumberOrADate(String text, Duration pause) {
        assertThat(RetryAfter.read(text, FakeWiki.NOW)).contains(pause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999"})
    void aRetryAfterThatCannotBeReadIsIgnored(String text) {
        assertThat(RetryAfter.read(text, Instant.EPOCH)).isEqualTo(Optional.empty());
    }

    private boolean answered() throws Exception {
        return wiki.api()
                .query(Map.of("rcstart", FakeWiki.NOW.toString(), "rcend", FakeWiki.NOW.toString(), "rclimit", "5"))
                .has("query");
    }
}
