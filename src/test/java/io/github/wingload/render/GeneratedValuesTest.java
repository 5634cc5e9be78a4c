package io.github.wingload.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Filler;
import io.github.wingload.plan.GeneratedValue.FillerWords;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.GeneratedValue.Repetition;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.GeneratedValue.TraceParent;
import io.github.wingload.plan.GeneratedValue.Uuid;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedValuesTest {

    private static final Text COMMA = new Text(",");

    @Test
    void aValueUsedTwiceInOneRequestIsTheSameAndTheNextRequestHasAnother() {
        Template path = new Template(List.of(new Text("/"), new Generated(0, Form.URL)));
        Rendering rendering = Rendering.of(Rendering.task(new Generated(0, Form.JSON_VALUE))
                        .path(path)
                        .withoutSamples()
                        .task())
                .value(new IntegerBetween(0, Long.MAX_VALUE));
        Request first = rendering.request();
        Request second = rendering.request();
        assertThat(first.path()).isEqualTo("/" + body(first));
        assertThat(second.path()).isEqualTo("/" + body(second)).isNotEqualTo(first.path());
    }

    @Test
    void everyValueOfARangeOccurs() {
        assertThat(values(new IntegerBetween(-1, 2), 200)).containsExactlyInAnyOrder("-1", "0", "1", "2");
        assertThat(values(new IntegerBetween(5, 5), 3)).containsExactly("5");
        assertThat(values(new NumberBetween(0.5, 0.7, 1), 200)).containsExactlyInAnyOrder("0.5", "0.6", "0.7");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWidestRangesHaveNoOverflow(long seed) {
        assertThat(values(new IntegerBetween(Long.MIN_VALUE, Long.MAX_VALUE), 50))
                .hasSize(50);
        assertThat(values(new IntegerBetween(Long.MAX_VALUE - 1, Long.MAX_VALUE), 50))
                .hasSize(2);
        Rendering wide = Rendering.ofBody(new Generated(0, Form.JSON_VALUE))
                .seed(seed)
                .value(new NumberBetween(-1e300, 1e300, 15));
        assertThat(Double.parseDouble(body(wide.request()))).isBetween(-1e300, 1e300);
    }

    @Test
    void numbersHaveTheirDecimals() {
        assertThat(values(new NumberBetween(1, 100, 3), 100)).allMatch(text -> text.matches("\\d{1,3}\\.\\d{3}"));
        assertThat(values(new NumberBetween(1, 3, 0), 100)).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void choicesFollowTheirWeightsAndKeepTheirType() {
        Rendering rendering = Rendering.ofBody(new Generated(0, Form.JSON_VALUE))
                .value(new Choice(List.of(
                        new Option(new JsonScalar("en", "\"en\""), 7),
                        new Option(new JsonScalar("1.50", "1.50"), 2),
                        new Option(new JsonScalar("", "null"), 1))));
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            counts.merge(body(rendering.request()), 1, Integer::sum);
        }
        assertThat(counts).containsOnlyKeys("\"en\"", "1.50", "null");
        assertThat(counts.get("\"en\"")).isBetween(6_800, 7_200);
        assertThat(counts.get("1.50")).isBetween(1_850, 2_150);
    }

    @Test
    void aPhraseIsRepeatedWithASeparatorBetween() {
        assertThat(values(new Repetition("so it is", 1, 3, ". "), 100))
                .containsExactlyInAnyOrder("so it is", "so it is. so it is", "so it is. so it is. so it is");
        assertThat(values(new Repetition("x", 0, 0, ""), 1)).containsExactly("");
    }

    @Test
    void fillerHasTheWantedLengthAndWordsWithABlankBetween() {
        Set<String> texts = values(new Filler(0, 40), 500);
        assertThat(texts).extracting(String::length).contains(0, 40).allMatch(length -> length <= 40);
        assertThat(texts).allMatch(text -> text.matches("|[a-z]+( [a-z]+)*"));
    }

    @Test
    void fillerHasTheWantedNumberOfWords() {
        Set<String> texts = values(new FillerWords(2, 4), 300);
        assertThat(texts).allMatch(text -> text.matches("[a-z]{2,9}( [a-z]{2,9}){1,3}"));
        assertThat(texts).extracting(text -> text.split(" ").length).contains(2, 3, 4);
    }

    @Test
    void tokenIdsAreAListOfIntegersWithinTheirBounds() {
        Rendering rendering =
                Rendering.ofBody(new Generated(0, Form.JSON_VALUE)).value(new TokenIds(3, 5, 7, 9, 0));
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String body = body(rendering.request());
            assertThat(body).matches("\\[[7-9](,[7-9]){2,4}]");
            lengths.add(body.split(",").length);
        }
        assertThat(lengths).containsExactlyInAnyOrder(3, 4, 5);
    }

    @Test
    void promptsShareTheirPrefixOverAllRunsAndNothingElse() {
        TokenIds ids = new TokenIds(20, 20, 0, Integer.MAX_VALUE, 12);
        List<String> prefixes = new ArrayList<>();
        Set<String> rests = new HashSet<>();
        for (long seed = 1; seed <= 2; seed++) {
            Rendering rendering = Rendering.ofBody(new Generated(0, Form.JSON_VALUE))
                    .seed(seed)
                    .value(ids);
            for (int i = 0; i < 5; i++) {
                List<String> all = List.of(body(rendering.request()).split(","));
                prefixes.add(String.join(",", all.subList(0, 12)));
                rests.addAll(all.subList(12, 20));
            }
        }
        assertThat(prefixes).containsOnly(prefixes.get(0));
        assertThat(rests).hasSize(80);
    }

    @Test
    void aUuidIsOfVersionFour() {
        assertThat(values(new Uuid(), 100))
                .hasSize(100)
                .map(UUID::fromString)
                .allMatch(id -> id.version() == 4 && id.variant() == 2);
    }

    @Test
    void aTraceParentHasNewIdsInEveryRequestAndRun() {
        Generator trace = new TraceParent(0.25);
        Set<String> values = values(trace, 1000);
        assertThat(values).hasSize(1000).allMatch(value -> value.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
        assertThat(values).filteredOn(value -> value.endsWith("01")).hasSizeBetween(150, 350);
        assertThat(values(trace, 1000)).as("of another run with the same seed").doesNotContainAnyElementsOf(values);
        assertThat(values(new TraceParent(1), 100)).allMatch(value -> value.endsWith("01"));
        assertThat(values(new TraceParent(0), 100)).allMatch(value -> value.endsWith("00"));
    }

    @Test
    void textsAreQuotedInJsonAndEncodedInUrls() {
        Generator phrase = new Repetition("\"é\"", 1, 1, "");
        assertThat(values(phrase, Form.JSON_VALUE)).isEqualTo("\"\\\"é\\\"\"");
        assertThat(values(phrase, Form.JSON_TEXT)).isEqualTo("\\\"é\\\"");
        assertThat(values(phrase, Form.URL)).isEqualTo("%22%C3%A9%22");
        assertThat(values(phrase, Form.RAW)).isEqualTo("\"é\"");
    }

    @Test
    void extractedValueKeepsItsType() {
        Rendering rendering = Rendering.ofBody(
                        new Extracted(0, Form.JSON_VALUE),
                        COMMA,
                        new Extracted(1, Form.JSON_VALUE),
                        COMMA,
                        new Extracted(1, Form.JSON_TEXT),
                        COMMA,
                        new Extracted(1, Form.RAW),
                        COMMA,
                        new Extracted(2, Form.JSON_VALUE))
                .kept("17", "17")
                .kept("a\"b", "\"a\\\"b\"")
                .kept("[1,2]", "[1,2]");
        assertThat(body(rendering.request())).isEqualTo("17,\"a\\\"b\",a\\\"b,a\"b,[1,2]");
    }

    @Test
    void missingExtractedValueIsABug() {
        Rendering rendering = Rendering.ofBody(new Extracted(0, Form.RAW)).kept("", "");
        rendering.request();
        assertThatThrownBy(() -> new Ingredients(0, 1, 0, 0, null, null).kept(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("slot 0");
    }

    @Test
    void theSameSeedGivesTheSameValues() {
        assertThat(series(3)).isEqualTo(series(3)).isNotEqualTo(series(4));
    }

    private static List<String> series(long seed) {
        Rendering rendering = Rendering.ofBody(new Generated(0, Form.RAW), COMMA, new Generated(1, Form.RAW))
                .seed(seed)
                .value(new Uuid())
                .value(new Filler(5, 50));
        return Stream.generate(rendering::request)
                .limit(5)
                .map(GeneratedValuesTest::body)
                .toList();
    }

    private static String values(Generator generator, Form form) {
        return body(Rendering.ofBody(new Generated(0, form)).value(generator).request());
    }

    private static Set<String> values(Generator generator, int count) {
        Rendering rendering = Rendering.ofBody(new Generated(0, Form.RAW)).value(generator);
        return Stream.generate(rendering::request)
                .limit(count)
                .map(GeneratedValuesTest::body)
                .collect(Collectors.toSet());
    }

    private static String body(Request request) {
        return new String(request.body().bytes(), StandardCharsets.UTF_8);
    }
}
