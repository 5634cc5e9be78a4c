package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.CacheRule.Below;
import io.github.wingload.plan.task.CacheRule.HeaderMatches;
import io.github.wingload.plan.task.CacheRule.JsonEquals;
import io.github.wingload.plan.task.JsonScalar;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key cache. */
class CacheRulesTest extends ScenarioFixture {

    private static final String FORMS = "write \"header X-Cache =~ hit\", \"json /cached == true\" or \"below 20ms\"";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                cache("below 20ms", "test.yaml:1:8: cache: \"below 20ms\" is not a mapping; write {hit: …}, or none"),
                cache("{}", "test.yaml:1:8: cache.hit: missing; add it, for example hit: \"below 20ms\""),
                cache(
                        "{hit: X-Cache, miss: none}",
                        "test.yaml:1:14: cache.hit: \"X-Cache\" is not a rule for cache hits; " + FORMS,
                        "test.yaml:1:23: cache.miss: unknown key; possible here: hit"),
                cache(
                        "{hit: 'header X:Cache =~ hit'}",
                        "test.yaml:1:14: cache.hit: \"X:Cache\" is not a valid header name; " + FORMS),
                cache(
                        "{hit: header X-Cache =~ *}",
                        "test.yaml:1:14: cache.hit: \"*\" is not a regular expression: "
                                + "missing argument to repetition operator at character 1; correct it, "
                                + "or put \\Q…\\E around literal text"),
                cache(
                        "{hit: json cached == true}",
                        "test.yaml:1:14: cache.hit: \"cached\" is not a JSON pointer; write /cached"),
                cache(
                        "{hit: \"json /{{rev_id}}/cached == true\"}",
                        "test.yaml:1:14: cache.hit: a placeholder in a pointer is not supported; "
                                + "write the pointer out, or check the text with contains or matches"),
                cache(
                        "{hit: below 20}",
                        "test.yaml:1:14: cache.hit: \"20\" is not a time; write for example below 20ms"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void headerRuleIsRead() {
        HeaderMatches rule = (HeaderMatches) rule("header X-Cache =~ hit|stale").orElseThrow();
        assertThat(rule.text()).isEqualTo("header X-Cache =~ hit|stale");
        assertThat(rule.header()).isEqualTo("X-Cache");
        assertThat(rule.pattern()).isEqualTo("hit|stale");
    }

    @Test
    void jsonRuleIsRead() {
        assertThat(rule("json /cached == true"))
                .contains(new JsonEquals("json /cached == true", "/cached", new JsonScalar("true", "true")));
        assertThat(rule("json /from == cache"))
                .contains(new JsonEquals("json /from == cache", "/from", new JsonScalar("cache", "\"cache\"")));
        assertThat(rule("json /from == \\\"1\\\""))
                .contains(new JsonEquals("json /from == \"1\"", "/from", new JsonScalar("1", "\"1\"")));
    }

    @Test
    void timeRuleIsRead() {
        assertThat(rule("below 20ms")).contains(new Below("below 20ms", Duration.ofMillis(20)));
    }

    @Test
    void taskCanReplaceOrDisableTheRule() {
        assertThat(tasks("cache: {hit: below 20ms}\n"
                        + "tasks: [get: /a, {get: /b, cache: none}, {get: /c, cache: {hit: below 5ms}}]"))
                .extracting(task -> task.cache().map(CacheRule::text).orElse(""))
                .containsExactly("below 20ms", "", "below 5ms");
    }

    private Optional<CacheRule> rule(String hit) {
        return plan(baseWith("x", "cache: {hit: \"" + hit + "\"}"))
                .tasks()
                .get(0)
                .cache();
    }

    private static WrongScenario cache(String cache, String... problems) {
        return WrongScenario.of("x", "cache: " + cache, problems);
    }
}
