package io.github.wingload.judge;

import io.github.wingload.judge.words.Wording;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.stats.Interval;

/** What a threshold speaks of, in words. */
final class Subject {

    private final Rule threshold;

    Subject(Rule threshold) {
        this.threshold = threshold;
    }

    /** {@code p90 of ok calls of pages in stage hold}. */
    String figure() {
        Figure figure = threshold.figure();
        return (figure instanceof Timing timing ? timing.noun() + " of " + calls() : figure.label()) + where();
    }

    /** {@code ok calls}; empty for a figure that is not made from times. */
    String calls() {
        return threshold.figure() instanceof Timing timing ? timing.times().words() : "";
    }

    /** {@code  of pages in stage hold}, with a blank in front; empty for a threshold on everything. */
    String where() {
        return threshold.task().map(task -> " of " + task).orElse("")
                + threshold.stage().map(stage -> " in stage " + stage).orElse("");
    }

    /** A figure with enough digits to show on which side of the limit it is. */
    String value(double value) {
        return threshold.figure().unit().beside(value, threshold.limit());
    }

    /** {@code 95% interval 498 ms to 530 ms}, each bound on its side of the limit. */
    String interval(Interval interval) {
        return Wording.interval(interval, threshold.figure().unit(), threshold.limit());
    }

    /** {@code at most 500 ms}. */
    String limit() {
        String words = switch (threshold.operator()) {
            case AT_MOST -> "at most ";
            case BELOW -> "less than ";
            case AT_LEAST -> "at least ";
            case ABOVE -> "more than ";
        };
        return words + limitValue();
    }

    private String limitValue() {
        return threshold.figure().unit().exact(threshold.limit());
    }

    /** {@code took at most 500 ms}: what the calls within a limit have in common. */
    String within() {
        boolean upTo = threshold.operator() == Operator.AT_MOST || threshold.operator() == Operator.ABOVE;
        return "took " + (upTo ? "at most " : "less than ") + limitValue();
    }
}
