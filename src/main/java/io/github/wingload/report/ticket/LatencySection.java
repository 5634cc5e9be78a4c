package io.github.wingload.report.ticket;

import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.OwnDelays.Added;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Estimate.Method;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Latency of successful calls: response time, and service time where it differs. */
final class LatencySection {

    /** A line of the table. */
    private record Figure(
            String label, ToDoubleFunction<Durations> of, Optional<Estimate> estimate, OptionalDouble ownDelayMs) {

        Figure(String label, ToDoubleFunction<Durations> of) {
            this(label, of, Optional.empty(), OptionalDouble.empty());
        }
    }

    private LatencySection() {}

    static Section of(Analysis report) {
        CallDurations ok = report.timed().ok();
        String title = "Latency - Successful Calls" + MutationsSection.titleOfValid(report) + " (n = "
                + Figures.count(ok.count()) + ")";
        return Section.when(ok.count() > 0, title, table(report, ok), Paragraph.of(explained(report, ok)));
    }

    private static Table table(Analysis report, CallDurations ok) {
        Durations headline = report.time().of(ok);
        HeadlineTime other = report.time() == HeadlineTime.RESPONSE ? HeadlineTime.SERVICE : HeadlineTime.RESPONSE;
        boolean both = differ(ok);
        List<Column> columns = new ArrayList<>(
                List.of(Column.text("Metric"), Column.figures(title(report.time())), Column.text("95% Interval")));
        Optional<OwnDelays> delays = delays(report);
        if (delays.isPresent()) {
            columns.add(Column.figures("Own Delay"));
        }
        if (both) {
            columns.add(Column.figures(title(other)));
        }
        List<List<Phrase>> rows = new ArrayList<>();
        for (Figure figure : figures(report.estimates(), delays.map(OwnDelays::added))) {
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(figure.label()));
            row.add(Phrase.of(Unit.TIME.text(figure.of().applyAsDouble(headline))));
            row.add(Phrase.of(Ranges.of(figure.estimate(), Unit.TIME)));
            if (delays.isPresent()) {
                row.add(Cells.time(figure.ownDelayMs()));
            }
            if (both) {
                row.add(Phrase.of(Unit.TIME.text(figure.of().applyAsDouble(other.of(ok)))));
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** Delays of wingload itself, if there were any. */
    private static Optional<OwnDelays> delays(Analysis report) {
        return report.ownDelays().filter(delays -> delays.calls() > 0);
    }

    private static List<Figure> figures(Estimates estimates, Optional<Added> added) {
        return List.of(
                new Figure("Min", Durations::minMs),
                new Figure("Median", times -> times.percentileMs(50), estimates.okP50Ms(), added(added, Added::p50Ms)),
                new Figure("Mean", Durations::meanMs),
                new Figure("P90", times -> times.percentileMs(90), estimates.okP90Ms(), added(added, Added::p90Ms)),
                new Figure("P95", times -> times.percentileMs(95), estimates.okP95Ms(), added(added, Added::p95Ms)),
                new Figure("P99", times -> times.percentileMs(99), estimates.okP99Ms(), added(added, Added::p99Ms)),
                new Figure("Max", Durations::maxMs));
    }

    private static OptionalDouble added(Optional<Added> added, Function<Added, OptionalDouble> ms) {
        return added.map(ms).orElse(OptionalDouble.empty());
    }

    private static String explained(Analysis report, CallDurations ok) {
        StringBuilder text = new StringBuilder();
        if (differ(ok)) {
            text.append(
                    "Response time runs from the intended start to the last byte, service time from the actual start.");
        } else {
            text.append(
                    "Times run from the start of a call to its last byte; response and service time are the same here.");
        }
        delays(report)
                .ifPresent(delays -> text.append(" Own delay: how much wingload itself can have added, as it delayed ")
                        .append(Figures.count(delays.calls(), "call", "calls"))
                        .append(" of the window by more than ")
                        .append(Unit.TIME.exact(delays.leastMs()))
                        .append('.'));
        MutationsSection.leftOut(report).ifPresent(words -> text.append(' ').append(words));
        Estimates estimates = report.estimates();
        List<Estimate> known = Stream.of(
                        estimates.okP50Ms(), estimates.okP90Ms(), estimates.okP95Ms(), estimates.okP99Ms())
                .flatMap(Optional::stream)
                .toList();
        if (known.stream().anyMatch(estimate -> estimate.method() == Method.SHORT_RUN)) {
            text.append(" The window is too short for blocks: confidence intervals may be too narrow.");
        }
        known.stream()
                .flatMapToDouble(estimate -> estimate.alikeSeconds().stream())
                .max()
                .ifPresent(seconds -> text.append(" Calls stay alike for about ")
                        .append(Figures.stretch(Math.ceil(seconds)))
                        .append(", which is too long for confidence intervals from a run of this length."));
        return text.toString();
    }

    private static boolean differ(CallDurations ok) {
        return !ok.response().equals(ok.service());
    }

    /** The time's name as a heading. */
    static String title(HeadlineTime time) {
        return time == HeadlineTime.RESPONSE ? "Response Time" : "Service Time";
    }
}
