package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Kind;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.MaxTime;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of anything but JSON. */
class AnswerChecksTest {

    private static final Template SENT = new Template(List.of(new Column(0, Form.RAW)));

    @Test
    void missingTextIsQuotedInTheError() {
        Contains greek = new Contains(Template.of("Ελληνικά"));
        assertThat(Answers.text("lang: Ελληνικά").judged(greek).ok()).isTrue();
        assertThat(Answers.text("").judged(greek).error())
                .isEqualTo("expected a body that contains \"Ελληνικά\", got a body that does not");
        assertThat(Answers.text("sent: 42").to("42").judged(new Contains(SENT)).ok())
                .isTrue();
        assertThat(Answers.text("sent: 42").to("43").judged(new Contains(SENT)).error())
                .isEqualTo("expected a body that repeats what was sent, got a body that does not");
    }

    @Test
    void aBodyIsReadInTheCharsetThatItNames() {
        byte[] latin = "Köln".getBytes(StandardCharsets.ISO_8859_1);
        Answers answer = Answers.bytes(latin);
        Contains city = new Contains(Template.of("Köln"));
        assertThat(answer.header("Content-Type", "text/plain; charset=ISO-8859-1")
                        .judged(city)
                        .ok())
                .isTrue();
        assertThat(answer.header("Content-Type", "text/plain; charset=no-such")
                        .judged(city)
                        .ok())
                .isFalse();
        assertThat(answer.judged(city).ok()).isFalse();
    }

    @Test
    void patternMayMatchAnywhereInTheBody() {
        Matches number = new Matches("\"score\": 0\\.\\d+");
        assertThat(Answers.text("{\"score\": 0.75}").judged(number).ok()).isTrue();
        assertThat(Answers.text("{}").judged(number).error())
                .isEqualTo("expected a body that matches \"score\": 0\\.\\d+, got a body that does not");
    }

    @Test
    @Timeout(60)
    void aPatternThatOtherEnginesNeverFinishIsSearchedToTheEnd() {
        for (String pattern : List.of("(a+)+$", "(a*)*b$", "(a|aa)+$", "(a|b)*c")) {
            assertThat(Answers.text("a".repeat(300_000) + "!")
                            .judged(new Matches(pattern))
                            .error())
                    .isEqualTo("expected a body that matches " + pattern + ", got a body that does not");
        }
    }

    @Test
    void aBodyIsNotSearchedForAPatternThatIsTooLargeForIt() {
        Matches large = new Matches("(a{1,20}){1,20}b");
        assertThat(Answers.text("a".repeat(10_000_000)).judged(large).error())
                .isEqualTo("expected a body that matches (a{1,20}){1,20}b, got one too long for the pattern");
        assertThat(Answers.text("a".repeat(100) + "b").judged(large).ok()).isTrue();
    }

    @Test
    @Timeout(60)
    void aTextIsFoundInTimeLinearInTheBody() {
        String almost = "a".repeat(500_000);
        Answers body = Answers.text("a".repeat(8_000_000));
        assertThat(body.judged(new Contains(Template.of(almost + "b"))).ok()).isFalse();
        assertThat(body.judged(new Contains(Template.of(almost))).ok()).isTrue();
    }

    @Test
    void jsonOfTooManyTokensIsNotRead() {
        JsonType any = new JsonType("", Kind.ARRAY);
        assertThat(Answers.text("[" + "1,".repeat(1_900_000) + "1]").judged(any).ok())
                .isTrue();
        assertThat(Answers.text("[" + "1,".repeat(2_100_000) + "1]").judged(any).error())
                .isEqualTo("expected JSON of at most 2,000,000 tokens, got more, or a body that is not JSON");
    }

    @Test
    void aNumberBeyondAllLimitsIsNotJson() {
        assertThat(Answers.text("[1e999999007999]")
                        .judged(new JsonType("", Kind.ARRAY))
                        .error())
                .isEqualTo("expected JSON, got a body that is not JSON");
    }

    @Test
    void onlyChecksOfManyBytesTakeLong() {
        Matches pattern = new Matches("id-[0-9]+");
        assertThat(Answers.text("a".repeat(1_000)).takesLong(pattern)).isFalse();
        assertThat(Answers.text("a".repeat(1_000_000)).takesLong(pattern)).isTrue();
        assertThat(Answers.text("a".repeat(1_000)).takesLong(new Matches("(a{1,20}){1,20}b")))
                .isTrue();
        assertThat(Answers.text("a".repeat(1_000_000)).takesLong(new Size(0, 10)))
                .as("needs no body")
                .isFalse();
        Optional<String> slow = Optional.of("(a{1,20}){1,20}b");
        assertThat(Answers.text("a".repeat(1_000))
                        .takesLong(new StreamCheck(List.of(), 0, 9, Optional.empty(), Optional.empty(), slow)))
                .isTrue();
        assertThat(Answers.text("a".repeat(60_000)).takesLong(new StreamJson(List.of(new JsonType("", Kind.ARRAY)))))
                .isTrue();
        HeaderMatches header = new HeaderMatches("X-A", "(a{1,20}){1,20}b");
        assertThat(Answers.text("").header("X-A", "a".repeat(10)).takesLong(header))
                .isFalse();
        assertThat(Answers.text("").header("X-A", "a".repeat(10_000)).takesLong(header))
                .isTrue();
    }

    @Test
    void aBodyCutShortIsNotSearched() {
        assertThat(Answers.text("found, and more")
                        .cutTo(5)
                        .judged(new Contains(Template.of("found")))
                        .error())
                .isEqualTo("expected a body of at most 5 bytes to check, got more");
    }

    @Test
    void theFirstHeaderOfANameCountsWhateverItsCase() {
        Answers answer = Answers.text("").header("x-cache", "hit").header("X-Cache", "miss");
        assertThat(answer.judged(new HeaderEquals("X-Cache", Template.of("hit")))
                        .ok())
                .isTrue();
        assertThat(answer.judged(new HeaderEquals("X-Cache", Template.of("miss")))
                        .error())
                .isEqualTo("expected header X-Cache: miss, got hit");
        assertThat(answer.judged(new HeaderEquals("X-Pod", Template.of("1"))).error())
                .isEqualTo("expected header X-Pod: 1, got none");
        assertThat(answer.judged(new HeaderMatches("X-Cache", "hi")).ok()).isTrue();
        assertThat(answer.judged(new HeaderMatches("X-Cache", "^miss")).error())
                .isEqualTo("expected header X-Cache that matches ^miss, got hit");
        assertThat(answer.judged(new HeaderAbsent("X-Pod")).ok()).isTrue();
        assertThat(answer.judged(new HeaderAbsent("x-cache")).error()).isEqualTo("expected no header x-cache, got hit");
        assertThat(answer.to("hit").judged(new HeaderEquals("X-Cache", SENT)).ok())
                .isTrue();
        assertThat(answer.to("other").judged(new HeaderEquals("X-Cache", SENT)).error())
                .isEqualTo("expected header X-Cache as sent, got another value, or none");
    }

    @ParameterizedTest
    @CsvSource({
        "10, ''",
        "20, ''",
        "9, 'expected a body of 10 to 20 bytes, got less'",
        "21, 'expected a body of 10 to 20 bytes, got more'"
    })
    void sizeIsCountedOnTheWire(int bytes, String error) {
        assertThat(Answers.text("x".repeat(bytes))
                        .cutTo(1)
                        .judged(new Size(10, 20))
                        .error())
                .isEqualTo(error);
    }

    @Test
    void theTimeIsTheServiceTime() {
        MaxTime max = new MaxTime(Duration.ofMillis(20));
        assertThat(Answers.text("").taking(20_000_000).judged(max).ok()).isTrue();
        assertThat(Answers.text("").taking(20_000_001).judged(max).error())
                .isEqualTo("expected an answer within 20 ms, got it later");
        assertThat(Answers.text("").taking(20_000_001).judged(max).failureClass())
                .as("a delay of wingload can cause it, unlike a wrong answer")
                .isEqualTo(FailureClass.TOO_SLOW);
    }

    @Test
    void firstMismatchIsTheErrorAndTheStatusIsCheckedFirst() {
        Expectation expect = new Expectation(
                List.of(new StatusRange(400, 400)),
                List.of(new Size(5, 5), new Contains(Template.of("bad"))),
                Optional.empty());
        assertThat(Answers.text("bad").status(500).judged(expect).error())
                .isEqualTo("expected status 400, got 500 Internal Server Error");
        assertThat(Answers.text("good").status(400).judged(expect).error())
                .isEqualTo("expected a body of 5 bytes, got less");
        assertThat(Answers.text("b bad").status(400).judged(expect).ok()).isTrue();
    }

    @Test
    void checksOfHeadersSizeAndTimeNeedNoBody() {
        Answers packed = Answers.text("").status(204).header("Content-Encoding", "gzip");
        assertThat(packed.judged(new Size(0, 0), new MaxTime(Duration.ofSeconds(1)))
                        .ok())
                .isTrue();
        assertThat(packed.judged(new JsonType("", Kind.OBJECT)).error()).isEqualTo("expected JSON, got an empty body");
    }
}
