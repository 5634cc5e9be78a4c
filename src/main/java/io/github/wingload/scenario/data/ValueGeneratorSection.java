package io.github.wingload.scenario.data;

import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Filler;
import io.github.wingload.plan.GeneratedValue.FillerWords;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.GeneratedValue.Repetition;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.GeneratedValue.Uuid;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Template;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Range;
import io.github.wingload.yaml.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How one of the {@code values} is made. */
final class ValueGeneratorSection {

    private static final List<String> FORMS =
            List.of("integer", "number", "choice", "repeat", "text", "words", "tokens");
    private static final String UUID = "uuid";
    private static final String EXAMPLES =
            "{integer: [0, 1]}, {number: [0, 1]}, {choice: [a, b]}, {repeat: \"a \", times: [5, 20]}, {text: [10, 2000]}, "
                    + "{words: [600, 900]}, {tokens: 1024} or uuid";
    private static final int MOST_DECIMALS = 15;
    private static final int USUAL_DECIMALS = 2;
    private static final int LONGEST_TEXT = 16_000_000;
    private static final int HEAVIEST = 1_000_000;
    private static final int MOST_WORDS = 1_000_000;
    private static final int MOST_TOKENS = 1_000_000;

    /** Lower ids are often special tokens; the vocabularies of small models end at 32,000. */
    private static final Range<Long> USUAL_IDS = new Range<>(1_000L, 30_000L);

    private ValueGeneratorSection() {}

    static Optional<Generator> read(Node node) {
        if (!node.isMapping()) {
            return word(node);
        }
        Keys keys = node.keys(
                "integer",
                "number",
                "decimals",
                "choice",
                "repeat",
                "times",
                "separator",
                "text",
                "words",
                "tokens",
                "between",
                "prefix");
        keys.atMostOneOf(FORMS);
        keys.atLeastOneOf(FORMS, "the way to make the value is missing", "write one of " + EXAMPLES);
        belongs(keys, "decimals", "number");
        belongs(keys, "times", "repeat");
        belongs(keys, "separator", "repeat");
        belongs(keys, "between", "tokens");
        belongs(keys, "prefix", "tokens");
        Optional<Generator> integer = Range.ofWholes(keys.get("integer"), Long.MIN_VALUE, Long.MAX_VALUE, "[0, 1]")
                .map(range -> new IntegerBetween(range.least(), range.most()));
        return integer.or(() -> number(keys))
                .or(() -> choice(keys.get("choice")))
                .or(() -> repetition(keys))
                .or(() -> filler(keys.get("text")))
                .or(() -> words(keys.get("words")))
                .or(() -> tokenIds(keys));
    }

    /** {@code uuid}; a constant is reported. */
    private static Optional<Generator> word(Node node) {
        String text = node.written();
        if (text.equals(UUID)) {
            return Optional.of(new Uuid());
        }
        if (node.scalar().isEmpty()) {
            node.wrong("a way to make a value", "write one of " + EXAMPLES);
        } else if (Words.nearest(text, List.of(UUID)).isPresent()) {
            node.problem(node.describe() + " is not a way to make a value", "did you mean `uuid`?");
        } else {
            node.problem(
                    node.describe() + " is a constant, but values are made for each request",
                    "write a way to make one such as {integer: [0, 1]}, or write the constant where it is used");
        }
        return Optional.empty();
    }

    private static void belongs(Keys keys, String key, String form) {
        if (keys.has(key) && !keys.has(form)) {
            keys.get(key).keyProblem("this key needs " + form, "remove it, or add " + form);
        }
    }

    private static Optional<Generator> number(Keys keys) {
        Node node = keys.get("number");
        int decimals = keys.get("decimals").integer(0, MOST_DECIMALS).orElse(USUAL_DECIMALS);
        Optional<Range<Double>> range = Range.ofNumbers(node, "[0.5, 2.5]");
        if (range.isPresent() && !hasNumber(range.get(), decimals)) {
            node.problem("no number with " + decimals + " decimals is in this range", "write more decimals");
        }
        return range.map(both -> new NumberBetween(both.least(), both.most(), decimals));
    }

    /** True if a number with no more decimals is in the range. */
    private static boolean hasNumber(Range<Double> range, int decimals) {
        BigDecimal first = BigDecimal.valueOf(range.least()).setScale(decimals, RoundingMode.CEILING);
        return first.compareTo(BigDecimal.valueOf(range.most())) <= 0;
    }

    private static Optional<Generator> choice(Node node) {
        List<Option> options = node.someItems("[a, b] or [{value: a, weight: 3}, b]").stream()
                .flatMap(item -> option(item).stream())
                .toList();
        return options.isEmpty() ? Optional.empty() : Optional.of(new Choice(options));
    }

    private static Optional<Option> option(Node item) {
        if (!item.isMapping()) {
            return value(item).map(value -> new Option(value, 1));
        }
        Keys keys = item.keys("value", "weight");
        int weight = keys.get("weight").integer(1, HEAVIEST).orElse(1);
        return value(keys.required("value", "value: a")).map(value -> new Option(value, weight));
    }

    /** A single value, a list or a mapping; of a list or mapping both forms are its JSON. */
    private static Optional<JsonScalar> value(Node node) {
        if (!node.isSequence() && !node.isMapping()) {
            return Scalars.read(node);
        }
        Template json = JsonSection.read(node, Templates.NOTHING).template();
        return json.constant()
                ? Optional.of(new JsonScalar(json.constantText(), json.constantText()))
                : Optional.empty();
    }

    private static Optional<Generator> repetition(Keys keys) {
        if (!keys.has("repeat")) {
            return Optional.empty();
        }
        Optional<String> phrase = keys.get("repeat").text();
        String separator = keys.get("separator").text().orElse("");
        int length = Math.max(1, phrase.orElse("").length() + separator.length());
        return Range.ofWholesOrOne(keys.required("times", "times: [5, 20]"), 0, LONGEST_TEXT / length, "[5, 20]")
                .flatMap(times -> phrase.map(text -> new Repetition(
                        text, times.least().intValue(), times.most().intValue(), separator)));
    }

    private static Optional<Generator> filler(Node node) {
        return Range.ofWholesOrOne(node, 0, LONGEST_TEXT, "[10, 2000]")
                .map(length ->
                        new Filler(length.least().intValue(), length.most().intValue()));
    }

    private static Optional<Generator> words(Node node) {
        return Range.ofWholesOrOne(node, 1, MOST_WORDS, "[600, 900]")
                .map(count ->
                        new FillerWords(count.least().intValue(), count.most().intValue()));
    }

    private static Optional<Generator> tokenIds(Keys keys) {
        Optional<Range<Long>> count = Range.ofWholesOrOne(keys.get("tokens"), 1, MOST_TOKENS, "[500, 1500]");
        Optional<Range<Long>> ids = keys.has("between")
                ? Range.ofWholes(keys.get("between"), 0, Integer.MAX_VALUE, "[1000, 100000]")
                : Optional.of(USUAL_IDS);
        int most = count.map(range -> range.least().intValue()).orElse(MOST_TOKENS);
        OptionalInt prefix = keys.get("prefix").integer(0, most);
        return count.flatMap(tokens -> ids.map(between -> new TokenIds(
                tokens.least().intValue(),
                tokens.most().intValue(),
                between.least().intValue(),
                between.most().intValue(),
                prefix.orElse(0))));
    }
}
