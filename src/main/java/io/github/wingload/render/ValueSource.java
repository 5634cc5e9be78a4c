package io.github.wingload.render;

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
import io.github.wingload.plan.task.Match;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Generates values. Immutable; as thread-safe as the random source. */
@FunctionalInterface
interface ValueSource {

    Match<Generator, ValueSource> KINDS = Match.<Generator, ValueSource>over(Generator.class)
            .on(
                    IntegerBetween.class,
                    whole -> random -> number(Long.toString(integer(random, whole.least(), whole.most()))))
            .on(NumberBetween.class, ValueSource::numbers)
            .on(Choice.class, choice -> choices(choice.options()))
            .on(Repetition.class, repeated -> random -> text(repetition(repeated, random)))
            .on(
                    Filler.class,
                    filler ->
                            random -> text(FillerText.of((int) integer(random, filler.least(), filler.most()), random)))
            .on(
                    FillerWords.class,
                    words -> random ->
                            text(FillerText.ofWords((int) integer(random, words.least(), words.most()), random)))
            .on(TokenIds.class, ids -> random -> number(tokenIds(ids, random)))
            .on(Uuid.class, any -> new Unique(random -> text(uuid(random))))
            .on(
                    TraceParent.class,
                    trace -> new Unique(seeded -> text(traceParent(ThreadLocalRandom.current(), trace.sampled()))))
            .complete();

    /** Of the beginnings of prompts that are the same in every run, as a system prompt is. */
    long PREFIX_SEED = 1;

    JsonScalar next(RandomGenerator random);

    /** A source of values by which requests are told apart: the two requests of a pair do not share them. */
    record Unique(ValueSource source) implements ValueSource {
        @Override
        public JsonScalar next(RandomGenerator random) {
            return source.next(random);
        }
    }

    /** From least to most, both included. */
    private static long integer(RandomGenerator random, long least, long most) {
        if (most < Long.MAX_VALUE) {
            return random.nextLong(least, most + 1);
        }
        return least > Long.MIN_VALUE ? random.nextLong(least - 1, most) + 1 : random.nextLong();
    }

    /** A number with this many decimals within the bounds. */
    private static ValueSource numbers(NumberBetween between) {
        int decimals = between.decimals();
        BigDecimal least = BigDecimal.valueOf(between.least()).setScale(decimals, RoundingMode.CEILING);
        BigDecimal most = BigDecimal.valueOf(between.most()).setScale(decimals, RoundingMode.FLOOR);
        if (Math.max(least.unscaledValue().bitLength(), most.unscaledValue().bitLength()) < Long.SIZE) {
            long first = least.unscaledValue().longValue();
            long last = most.unscaledValue().longValue();
            return random -> number(
                    BigDecimal.valueOf(integer(random, first, last), decimals).toPlainString());
        }
        // More digits than a double has: the last digits are not random.
        return random -> number(BigDecimal.valueOf(random.nextDouble(between.least(), Math.nextUp(between.most())))
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .max(least)
                .min(most)
                .toPlainString());
    }

    private static ValueSource choices(List<Option> options) {
        long[] upTo = new long[options.size()];
        long sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += options.get(i).weight();
            upTo[i] = sum;
        }
        long all = sum;
        return random -> {
            long draw = random.nextLong(all);
            int option = 0;
            while (upTo[option] <= draw) {
                option++;
            }
            return options.get(option).value();
        };
    }

    private static String repetition(Repetition repeated, RandomGenerator random) {
        int times = (int) integer(random, repeated.least(), repeated.most());
        return times == 0 ? "" : (repeated.phrase() + repeated.separator()).repeat(times - 1) + repeated.phrase();
    }

    /** A JSON array. */
    private static String tokenIds(TokenIds ids, RandomGenerator random) {
        int count = (int) integer(random, ids.least(), ids.most());
        RandomGenerator always = new SplittableRandom(PREFIX_SEED);
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            RandomGenerator source = i < ids.prefix() ? always : random;
            json.append(i == 0 ? "" : ",").append(integer(source, ids.lowest(), ids.highest()));
        }
        return json.append(']').toString();
    }

    /** Version 4, variant 2 (RFC 9562). */
    private static String uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low).toString();
    }

    /** Version, trace id, span id, flags. Ids of zeros are invalid. */
    private static String traceParent(RandomGenerator random, double sampled) {
        HexFormat hex = HexFormat.of();
        long trace = random.nextLong() | 1;
        long span = random.nextLong() | 1;
        String flags = random.nextDouble() < sampled ? "01" : "00";
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(trace) + "-" + hex.toHexDigits(span) + "-"
                + flags;
    }

    private static JsonScalar number(String digits) {
        return new JsonScalar(digits, digits);
    }

    private static JsonScalar text(String text) {
        return new JsonScalar(text, JsonText.quoted(text));
    }
}
