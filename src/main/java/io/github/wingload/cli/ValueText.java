package io.github.wingload.cli;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Filler;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.GeneratedValue.Repetition;
import io.github.wingload.text.Figures;
import java.util.stream.Collectors;

/** How values are made, in words. */
final class ValueText {

    private ValueText() {}

    /** For example {@code sex: an integer from 0 to 1}. */
    static String of(GeneratedValue value) {
        return value.name() + ": " + of(value.generator());
    }

    private static String of(Generator generator) {
        if (generator instanceof IntegerBetween integer) {
            return "an integer" + range(integer.least(), integer.most());
        }
        if (generator instanceof NumberBetween number) {
            return "a number from " + Figures.plain(number.least()) + " to " + Figures.plain(number.most()) + " with "
                    + number.decimals() + (number.decimals() == 1 ? " decimal" : " decimals");
        }
        if (generator instanceof Choice choice) {
            return "one of " + choice.options().stream().map(ValueText::option).collect(Collectors.joining(", "));
        }
        if (generator instanceof Repetition repetition) {
            return "\"" + repetition.phrase() + "\"" + range(repetition.least(), repetition.most()) + " times";
        }
        if (generator instanceof Filler filler) {
            return "a text of" + range(filler.least(), filler.most()) + " characters";
        }
        return "a random UUID";
    }

    private static String option(Option option) {
        return option.value().json() + (option.weight() == 1 ? "" : " (weight " + option.weight() + ")");
    }

    private static String range(long least, long most) {
        return least == most ? " " + least : " from " + least + " to " + most;
    }
}
