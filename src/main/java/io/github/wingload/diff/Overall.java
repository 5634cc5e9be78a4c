package io.github.wingload.diff;

import io.github.wingload.plan.Figure.Percentile;
import java.util.List;
import java.util.Optional;

/** The verdict on a comparison. */
public enum Overall {
    BETTER("better", 0),
    WORSE("worse", 1),
    /** Some got better and some worse, or the body of the times went one way and the tail the other. */
    MIXED("mixed", 1),
    NO_MATERIAL_CHANGE("no material change", 0),
    NOT_ENOUGH_DATA("not enough data", 3),
    /** No task is on both sides. */
    NOTHING_IN_COMMON("nothing in common", 3);

    private static final double MEDIAN = 50;

    private final String words;
    private final int exitCode;

    Overall(String words, int exitCode) {
        this.words = words;
        this.exitCode = exitCode;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** What the shell is told. */
    public int exitCode() {
        return exitCode;
    }

    /**
     * @param primary the figures that decide
     * @param aggregated all figures of all tasks together
     */
    static Overall of(List<Comparison> primary, List<Comparison> aggregated) {
        boolean worse = has(primary, Word.WORSE);
        boolean better = has(primary, Word.BETTER);
        if (worse && better || fasterBodySlowerTail(aggregated) || slowerBodyFasterTail(aggregated)) {
            return MIXED;
        }
        if (worse) {
            return WORSE;
        }
        if (!primary.stream().allMatch(Overall::decided)) {
            return NOT_ENOUGH_DATA;
        }
        return better ? BETTER : NO_MATERIAL_CHANGE;
    }

    /** True if most calls are faster and the slow ones slower. */
    static boolean fasterBodySlowerTail(List<Comparison> aggregated) {
        return body(aggregated, Word.BETTER) && tail(aggregated, Word.WORSE);
    }

    /** True if most calls are slower and the slow ones faster. */
    static boolean slowerBodyFasterTail(List<Comparison> aggregated) {
        return body(aggregated, Word.WORSE) && tail(aggregated, Word.BETTER);
    }

    private static boolean body(List<Comparison> aggregated, Word word) {
        return aggregated.stream().anyMatch(each -> percentile(each) == MEDIAN && is(each, word));
    }

    private static boolean tail(List<Comparison> aggregated, Word word) {
        return aggregated.stream().anyMatch(each -> percentile(each) > MEDIAN && is(each, word));
    }

    /** Which percentile of the calls whose times are compared it is; 0 for any other figure. */
    private static double percentile(Comparison comparison) {
        return comparison.figure() instanceof Percentile percentile
                        && percentile.brief().equals(percentile.name())
                ? percentile.number()
                : 0;
    }

    private static boolean has(List<Comparison> comparisons, Word word) {
        return comparisons.stream().anyMatch(each -> is(each, word));
    }

    private static boolean is(Comparison comparison, Word word) {
        return comparison.word().equals(Optional.of(word));
    }

    private static boolean decided(Comparison comparison) {
        return comparison.word().map(Word::decided).orElse(true);
    }
}
