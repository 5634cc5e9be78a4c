package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Unit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Cells that several tables have; {@code -} if there is no figure. */
final class Cells {

    /** The columns of {@link #times}. */
    static final List<String> TIMES = List.of("Mean", "Median", "P90", "P95", "P99");

    private Cells() {}

    /** {@code 9,000 (15.00%)}: how many of the requests failed. */
    static Phrase failed(CallStats calls) {
        return share(calls.failures(), calls.requests());
    }

    /** As {@link #failed}, of all tasks together; without the share in a comparison, in which it would be that of neither side. */
    static Phrase failedOfAll(CallStats calls, Analysis report) {
        return report.compares() ? count(calls.failures()) : failed(calls);
    }

    /** {@code 9,000 (15.00%)}. */
    static Phrase share(long count, long whole) {
        return Phrase.of(Figures.count(count) + " (" + Figures.percent(count, whole) + ")");
    }

    /** A task's method and name. */
    static Phrase task(String method, String name) {
        return Phrase.code(Excerpt.ofName(method + " " + name));
    }

    static Phrase count(long count) {
        return Phrase.of(Figures.count(count));
    }

    static Phrase time(OptionalDouble ms) {
        return Phrase.of(text(ms, Unit.TIME));
    }

    static String text(OptionalDouble value, Unit unit) {
        return value.isPresent() ? unit.text(value.getAsDouble()) : "-";
    }

    /** As {@link #times}, of all tasks together; without figures in a comparison, in which they would be those of neither side. */
    static List<Phrase> timesOfAll(CallStats calls, Analysis report) {
        return times(report.compares() ? CallStats.NONE : calls, report.time());
    }

    /** The mean and percentiles of the ok calls. */
    static List<Phrase> times(CallStats calls, HeadlineTime time) {
        Durations ok = time.of(calls.timed().ok());
        return DoubleStream.concat(
                        DoubleStream.of(ok.meanMs()),
                        DoubleStream.of(50, 90, 95, 99).map(ok::percentileMs))
                .mapToObj(ms -> Phrase.of(ok.count() == 0 ? "-" : Unit.TIME.text(ms)))
                .toList();
    }
}
