package io.github.wingload.judge.words;

import static io.github.wingload.judge.words.Wording.sentence;
import static io.github.wingload.text.Figures.count;
import static io.github.wingload.text.Figures.percent;
import static io.github.wingload.text.Figures.stretch;

import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.PartDifference;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.stats.WindowPairs.Slower;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a comparison of two sides found, in a few sentences: which is faster, how reliably, and where the difference is. */
public final class ComparisonText {

    private static final int MOST_PARTS = 2;

    /** A part with a smaller share of the difference is not worth a mention. */
    private static final double LARGE_PART = 0.1;

    /** A part with a larger share of it is named alone, unless it exceeds the whole: then other parts are negative. */
    private static final double NEARLY_ALL = 0.95;

    private static final double MORE_THAN_ALL = 1.05;

    private final PairedComparison comparison;
    private final Differences times;

    /** True if the sentences are about how much slower the second side is, and not the first. */
    private final boolean turned;

    private ComparisonText(PairedComparison comparison, Differences times) {
        this.comparison = comparison;
        this.times = times;
        this.turned = comparison.slower() == Slower.SECOND;
    }

    /** The sentences, with capital and full stop, the answer first. */
    public static List<String> of(PairedComparison comparison) {
        return comparison
                .times()
                .map(times -> new ComparisonText(comparison, times).sentences())
                .orElseGet(() -> List.of("Nothing can be compared: none of "
                        + count(comparison.outcomes().pairs(), "pair", "pairs") + " has an ok call to "
                        + comparison.first() + " and one to " + comparison.second() + "."));
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>(List.of(answer(), counts()));
        if (comparison.slower() == Slower.UNKNOWN && excludesZero(times.p50Ms().interval())) {
            sentences.add(
                    "The difference of the medians does not decide, although its interval excludes 0: the ratio and the"
                            + " number of slower pairs do.");
        }
        drift().ifPresent(sentences::add);
        leftOut().ifPresent(sentences::add);
        parts().ifPresent(sentences::add);
        return sentences;
    }

    private String answer() {
        String found = switch (comparison.slower()) {
            case FIRST, SECOND -> other() + " is faster than " + one();
            case UNKNOWN -> "no difference is shown between " + comparison.first() + " and " + comparison.second();
            case DIVIDED -> {
                boolean byRatio = times.ratio().value() > 1;
                yield (byRatio ? comparison.second() : comparison.first()) + " is slower in most pairs, but "
                        + (byRatio ? comparison.first() : comparison.second()) + " by the mean ratio";
            }
        };
        boolean fasterFirst = comparison.slower() == Slower.FIRST;
        double one = times.ofFirst().p50Ms();
        double two = times.ofSecond().p50Ms();
        return sentence(
                found + ": " + Unit.TIME.text(fasterFirst ? two : one) + " against "
                        + Unit.TIME.text(fasterFirst ? one : two)
                        + " at the median, a difference of " + time(times.p50Ms())
                        + comparison
                                .decidedAfter()
                                .map(after -> "; decided by the calls of the first " + stretch(after))
                                .orElse(""),
                comparison.first(),
                comparison.second());
    }

    private String counts() {
        Estimate percent = times.firstSlowerPercent();
        Estimate share = turned
                ? percent.with(
                        100 - percent.value(),
                        new Interval(
                                100 - percent.interval().high(),
                                100 - percent.interval().low()))
                : percent;
        Estimate ratio = turned ? inverse(times.ratio()) : times.ratio();
        return sentence(
                one() + " was slower in " + Unit.PERCENT.text(share.value()) + " of "
                        + count(times.pairs(), "pair", "pairs") + bracketed(interval(Unit.PERCENT, share))
                        + ", and took "
                        + Unit.RATIO.text(ratio.value()) + " the time of "
                        + other() + bracketed(interval(Unit.RATIO, ratio)),
                one());
    }

    private static Estimate inverse(Estimate ratio) {
        Interval interval = ratio.interval();
        return ratio.with(
                1 / ratio.value(),
                interval.equals(Interval.UNBOUNDED) ? interval : new Interval(1 / interval.high(), 1 / interval.low()));
    }

    /** Why intervals are wide or missing, if the ratio drifted during the run. */
    private Optional<String> drift() {
        OptionalDouble alike = times.ratio().alikeSeconds();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        boolean missing = Stream.of(times.p50Ms(), times.firstSlowerPercent(), times.ratio())
                .anyMatch(figure -> figure.interval().equals(Interval.UNBOUNDED));
        return Optional.of("The ratio of " + comparison.first() + " to " + comparison.second()
                + " drifted during the run, over about " + stretch(Math.ceil(alike.getAsDouble()))
                + ", which makes intervals wide" + (missing ? " or leaves them out" : "")
                + ". A run of at least twice the length would narrow them.");
    }

    /** How many pairs the times say nothing about. A side that fails its slow calls seems to be fast. */
    private Optional<String> leftOut() {
        long all = comparison.outcomes().pairs();
        long failed = all - times.pairs();
        return failed == 0
                ? Optional.empty()
                : Optional.of("Times are of pairs of two ok calls: " + count(failed) + " of "
                        + count(all, "pair", "pairs") + " (" + percent(failed, all) + ") had a failed call.");
    }

    /** Where the difference is; empty if no part makes up much of it for certain. */
    private Optional<String> parts() {
        double sign = turned ? -1 : 1;
        double all = sign * times.meanMs().value();
        List<PartDifference> large = times.parts().stream()
                .filter(part -> Math.abs(part.differenceMs().value()) >= LARGE_PART * Math.abs(all))
                .filter(part -> excludesZero(part.differenceMs().interval()))
                .sorted(Comparator.comparingDouble(
                        part -> -Math.abs(part.differenceMs().value())))
                .limit(MOST_PARTS)
                .toList();
        if (large.isEmpty()) {
            return Optional.empty();
        }
        double share = large.get(0).differenceMs().value() / times.meanMs().value();
        if (share >= NEARLY_ALL && share <= MORE_THAN_ALL) {
            return Optional.of(sentence("nearly all of the mean difference of " + Unit.TIME.text(all) + " is spent "
                    + where(large.get(0).part())));
        }
        List<String> shares = IntStream.range(0, large.size())
                .mapToObj(i -> Unit.TIME.text(sign * large.get(i).differenceMs().value())
                        + (i == 0 ? " is spent " : " ")
                        + where(large.get(i).part()))
                .toList();
        return Optional.of(
                sentence("of the mean difference of " + Unit.TIME.text(all) + ", " + String.join(" and ", shares)));
    }

    private static boolean excludesZero(Interval interval) {
        return interval.low() > 0 || interval.high() < 0;
    }

    private static String where(Part part) {
        return switch (part) {
            case START_DELAY -> "before the start, in wingload";
            case QUEUE -> "waiting for a connection";
            case CONNECT -> "connecting (TCP and TLS)";
            case SEND -> "sending the request";
            case WAIT -> "waiting for the response";
            case FIRST_TOKEN -> "waiting for the first token";
            case BODY -> "receiving the response";
        };
    }

    /** The slower side, or the first. */
    private String one() {
        return turned ? comparison.second() : comparison.first();
    }

    private String other() {
        return turned ? comparison.first() : comparison.second();
    }

    /** A difference of the slower side less the other, with its interval. */
    private String time(Estimate difference) {
        double sign = turned ? -1 : 1;
        Interval interval = difference.interval();
        Estimate shown = difference.with(
                sign * difference.value(), turned ? new Interval(-interval.high(), -interval.low()) : interval);
        return Unit.TIME.text(shown.value()) + bracketed(interval(Unit.TIME, shown));
    }

    private static String bracketed(String interval) {
        return interval.isEmpty() ? "" : " (" + interval.substring(2) + ")";
    }

    /** {@code ; 95% interval 1.2 s to 1.4 s}, or what is missing. */
    private static String interval(Unit unit, Estimate estimate) {
        String bounds =
                unit.interval(estimate.interval().low(), estimate.interval().high());
        return bounds.isEmpty() ? "" : "; 95% interval " + bounds;
    }
}
