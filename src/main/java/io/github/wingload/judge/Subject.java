package io.github.wingload.judge;

import io.github.wingload.judge.words.Wording;
import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.stats.Interval;
import io.github.wingload.text.Unit;

/** What a threshold speaks of, in words. */
final class Subject {

    private final Rule threshold;

    Subject(Rule threshold) {
        this.threshold = threshold;
    }

    /** {@code p90 of ok calls of pages in stage hold}. */
    String figure() {
        Measure measure = threshold.measure();
        String name = switch (measure.kind()) {
            case PERCENTILE -> percentile(measure.number());
            case MEAN -> "mean";
            case MIN -> "shortest time";
            case MAX -> "longest time";
            case SUCCESS_RATE -> "success rate";
            case FAILURE_RATE -> "failure rate";
            case REQUESTS_PER_HOUR -> "requests/hour";
            case OK_PER_HOUR -> "ok/hour";
            case REQUESTS_PER_SECOND -> "requests/s";
            case CACHE_HIT_RATE -> "cache hit rate";
            case ITEM_SUCCESS_RATE -> "item success rate";
            case STATUS_COUNT, FAILURE_COUNT -> throw new IllegalArgumentException(measure + " is for stop rules");
            case SERVER_MEAN -> "mean of " + server(measure);
            case SERVER_MIN -> "least of " + server(measure);
            case SERVER_MAX -> "most of " + server(measure);
        };
        return name + (measure.kind().time() ? " of " + calls() : "") + where();
    }

    private static String server(Measure measure) {
        return measure.figure().orElseThrow().name();
    }

    /** {@code ok calls}. */
    String calls() {
        Calls of = threshold.measure().of();
        return of == Calls.OK ? "ok calls" : of == Calls.FAILED ? "failed calls" : "all calls";
    }

    /** {@code  of pages in stage hold}, with a blank in front; empty for a threshold on everything. */
    String where() {
        return threshold.task().map(task -> " of " + task).orElse("")
                + threshold.stage().map(stage -> " in stage " + stage).orElse("");
    }

    /** A figure with enough digits to show on which side of the limit it is. */
    String value(double value) {
        return threshold.measure().unit().beside(value, threshold.limit());
    }

    /** {@code 95% interval 498 ms to 530 ms}, each bound on its side of the limit. */
    String interval(Interval interval) {
        return Wording.interval(interval, threshold.measure().unit(), threshold.limit());
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
        return threshold.measure().unit().exact(threshold.limit());
    }

    /** {@code took at most 500 ms}: what the calls within a limit have in common. */
    String within() {
        boolean upTo = threshold.operator() == Operator.AT_MOST || threshold.operator() == Operator.ABOVE;
        return "took " + (upTo ? "at most " : "less than ") + limitValue();
    }

    /** {@code p99.9}. */
    static String percentile(double number) {
        return "p" + Unit.NUMBER.exact(number);
    }
}
