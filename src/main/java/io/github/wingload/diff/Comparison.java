package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Good;
import io.github.wingload.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure on either side.
 *
 * @param figure which figure
 * @param a of side A; empty if it is not known
 * @param b of side B
 * @param change from the one to the other; empty if a side does not know the figure
 * @param confidence of the change's interval, as a share
 * @param word what it comes to; empty for figures that are neither good nor bad
 */
public record Comparison(
        Figure figure,
        OptionalDouble a,
        OptionalDouble b,
        Optional<Change> change,
        double confidence,
        Optional<Word> word) {

    static Comparison of(List<Evidence> a, List<Evidence> b, Figure figure, double confidence, Material material) {
        Optional<Change> change = Change.of(a, b, figure, confidence);
        OptionalDouble ofA = change.map(known -> OptionalDouble.of(known.a())).orElseGet(() -> only(a, figure));
        OptionalDouble ofB = change.map(known -> OptionalDouble.of(known.b())).orElseGet(() -> only(b, figure));
        Optional<Word> word = figure.good() == Good.NEITHER
                ? Optional.empty()
                : Optional.of(change.map(known -> word(known, figure, material)).orElse(Word.NOT_ENOUGH_DATA));
        return new Comparison(figure, ofA, ofB, change, confidence, word);
    }

    /** What a side alone knows; of several runs, nothing. */
    private static OptionalDouble only(List<Evidence> side, Figure figure) {
        return side.size() == 1 ? side.get(0).value(figure) : OptionalDouble.empty();
    }

    private static Word word(Change change, Figure figure, Material material) {
        double delta = material.of(figure);
        double least = material.leastMs(figure);
        double difference = change.b() - change.a();
        Word word;
        if (figure.inPoints()) {
            word = word(difference, change.difference(), delta, figure.good());
        } else if (change.ratio().isEmpty()) {
            word = Word.NOT_ENOUGH_DATA;
        } else {
            Interval ratio = change.ratio().get();
            Interval logs = new Interval(Math.log(ratio.low()), Math.log(ratio.high()));
            word = word(Math.log(change.b() / change.a()), logs, Math.log1p(delta / 100), figure.good());
        }
        boolean within =
                change.difference().allAtLeast(-least) && change.difference().allAtMost(least);
        if (least > 0 && within) {
            return Word.NO_MATERIAL_CHANGE;
        }
        boolean tooSmall = Math.abs(difference) < least;
        if (tooSmall && word == Word.WORSE) {
            return Word.PROBABLY_WORSE;
        }
        return tooSmall && word == Word.BETTER ? Word.PROBABLY_BETTER : word;
    }

    /** @param delta from which size on it matters */
    private static Word word(double size, Interval interval, double delta, Good good) {
        boolean up = interval.low() > 0;
        boolean down = interval.high() < 0;
        Word more = good == Good.HIGHER ? Word.BETTER : Word.WORSE;
        Word less = good == Good.HIGHER ? Word.WORSE : Word.BETTER;
        if (up && size > delta) {
            return more;
        }
        if (down && size < -delta) {
            return less;
        }
        if (interval.allAtLeast(-delta) && interval.allAtMost(delta)) {
            return Word.NO_MATERIAL_CHANGE;
        }
        if (up || down) {
            return (up ? more : less) == Word.WORSE ? Word.PROBABLY_WORSE : Word.PROBABLY_BETTER;
        }
        return Word.NOT_ENOUGH_DATA;
    }
}
