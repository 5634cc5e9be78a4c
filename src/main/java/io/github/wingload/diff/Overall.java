package io.github.wingload.diff;

import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Percentile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a comparison found as a whole. */
public enum Overall {
    BETTER(0),
    WORSE(1),
    /** Some figures got better and some worse, or the median went one way and the tail the other. */
    MIXED(1),
    NO_MATERIAL_CHANGE(0),
    NOT_ENOUGH_DATA(3),
    /** The sides have no task in common. */
    NOTHING_IN_COMMON(3);

    private static final double MEDIAN = 50;

    /** In percent. */
    private static final double OUTAGE_BELOW = 50;

    private final int exitCode;

    Overall(int exitCode) {
        this.exitCode = exitCode;
    }

    /** For people. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The exit code of the command. */
    public int exitCode() {
        return exitCode;
    }

    /**
     * @param primary the figures that decide
     * @param aggregated all figures of all tasks together
     */
    static Overall of(List<Comparison> primary, List<Comparison> aggregated) {
        boolean worse = has(primary, Finding.WORSE);
        boolean better = has(primary, Finding.BETTER);
        Optional<Finding> outage = outage(primary);
        if (outage.isPresent()) {
            return outage.get() == Finding.BETTER ? BETTER : WORSE;
        }
        if ((worse && better) || fasterBodySlowerTail(aggregated) || slowerBodyFasterTail(aggregated)) {
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

    /**
     * The finding on the success rate, if it is decided and most calls of one side failed: the times of that side are those of
     * the few calls that were ok, if there are any, and tell nothing about the others.
     */
    private static Optional<Finding> outage(List<Comparison> primary) {
        return primary.stream()
                .filter(each -> each.figure().equals(Figure.SUCCESS_RATE))
                .filter(each -> Math.min(each.a().orElse(0), each.b().orElse(0)) < OUTAGE_BELOW)
                .flatMap(each -> each.finding().stream())
                .filter(finding -> finding == Finding.BETTER || finding == Finding.WORSE)
                .findFirst();
    }

    /** True if most calls are faster and the slow ones slower. */
    public static boolean fasterBodySlowerTail(List<Comparison> aggregated) {
        return body(aggregated, Finding.BETTER) && tail(aggregated, Finding.WORSE);
    }

    /** True if most calls are slower and the slow ones faster. */
    public static boolean slowerBodyFasterTail(List<Comparison> aggregated) {
        return body(aggregated, Finding.WORSE) && tail(aggregated, Finding.BETTER);
    }

    private static boolean body(List<Comparison> aggregated, Finding finding) {
        return aggregated.stream().anyMatch(each -> percentile(each) == MEDIAN && is(each, finding));
    }

    private static boolean tail(List<Comparison> aggregated, Finding finding) {
        return aggregated.stream().anyMatch(each -> percentile(each) > MEDIAN && is(each, finding));
    }

    /** The percentile, if it is one of the times that are compared; 0 for any other figure. */
    private static double percentile(Comparison comparison) {
        return comparison.figure() instanceof Percentile percentile
                        && percentile.brief().equals(percentile.name())
                ? percentile.number()
                : 0;
    }

    private static boolean has(List<Comparison> comparisons, Finding finding) {
        return comparisons.stream().anyMatch(each -> is(each, finding));
    }

    private static boolean is(Comparison comparison, Finding finding) {
        return comparison.finding().equals(Optional.of(finding));
    }

    private static boolean decided(Comparison comparison) {
        return comparison.finding().map(Finding::decided).orElse(true);
    }
}
