package io.github.wingload.report.words;

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
import io.github.wingload.plan.task.Match;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a value is made for each request, in words: {@code integer 0 to 1}, {@code one of "de" (weight 2), "en"}. */
public final class ValueWords {

    private static final int OPTIONS = 5;

    private static final Match<Generator, String> WORDS = Match.<Generator, String>over(Generator.class)
            .on(IntegerBetween.class, integer -> "integer " + integer.least() + " to " + integer.most())
            .on(NumberBetween.class, ValueWords::number)
            .on(Choice.class, ValueWords::choice)
            .on(
                    Repetition.class,
                    repeated -> "\"" + Excerpt.ofName(repeated.phrase()) + "\" "
                            + range(repeated.least(), repeated.most()) + " times")
            .on(Filler.class, filler -> "text of " + range(filler.least(), filler.most()) + " characters")
            .on(FillerWords.class, words -> "text of " + range(words.least(), words.most()) + " words")
            .on(TokenIds.class, ValueWords::tokenIds)
            .on(Uuid.class, uuid -> "random UUID")
            .on(
                    TraceParent.class,
                    trace -> "W3C trace context, " + Figures.number(100 * trace.sampled(), 2) + "% sampled")
            .complete();

    private ValueWords() {}

    /** For a generator; of a choice the first five options, as JSON. */
    public static String of(Generator generator) {
        return WORDS.of(generator);
    }

    private static String tokenIds(TokenIds ids) {
        return range(ids.least(), ids.most()) + " token ids from " + ids.lowest() + " to " + ids.highest()
                + (ids.prefix() == 0 ? "" : ", the first " + Figures.count(ids.prefix()) + " always the same");
    }

    private static String number(NumberBetween number) {
        String pattern = "number %." + number.decimals() + "f to %." + number.decimals() + "f";
        return String.format(Locale.ROOT, pattern, number.least(), number.most());
    }

    private static String choice(Choice choice) {
        if (choice.options().size() == 1) {
            return Excerpt.ofName(choice.options().get(0).value().json());
        }
        int more = choice.options().size() - OPTIONS;
        return "one of "
                + choice.options().stream()
                        .limit(OPTIONS)
                        .map(ValueWords::option)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + Figures.count(more) + " more" : "");
    }

    private static String option(Option option) {
        return Excerpt.ofName(option.value().json())
                + (option.weight() == 1 ? "" : " (weight " + option.weight() + ")");
    }

    private static String range(long least, long most) {
        return least == most ? Figures.count(least) : Figures.count(least) + " to " + Figures.count(most);
    }
}
