package io.github.wingload.report.ticket;

import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main figures of the run: calls, successes, duration and rates. */
final class SummarySection {

    private SummarySection() {}

    static Section of(Analysis report) {
        Table table = new Table(
                List.of(Column.text("Metric"), Column.figures("Value"), Column.text("Counted Over")), rows(report));
        return new Section("Test Summary", List.of(table));
    }

    private static List<List<Phrase>> rows(Analysis report) {
        CallStats calls = report.aggregated();
        Window window = report.window();
        long intended = calls.intended();
        Duration wall = report.result().load().lastCallEnd();
        String rate = rate(window);
        List<List<Phrase>> rows = new ArrayList<>();
        rows.add(row("Total Requests", Figures.count(calls.requests()), "calls sent, of those intended in the window"));
        report.byTarget().forEach(target -> {
            CallStats of = target.calls();
            String whole = target.side().map(name -> "requests to " + name).orElse("Total Requests");
            rows.add(row(target.of("Successful Requests"), Cells.share(of.ok().count(), of.requests()), whole));
            rows.add(row(target.of("Failed Requests"), Cells.share(of.failures(), of.requests()), whole));
        });
        if (calls.dropped() > 0) {
            rows.add(row(
                    "Dropped Starts", Cells.share(calls.dropped(), intended), Figures.count(intended) + " intended"));
        }
        report.byTarget()
                .forEach(target -> target.estimates().successPercent().ifPresent(success -> {
                    String interval = Ranges.of(success.interval(), Unit.PERCENT);
                    rows.add(row(
                            target.of("Success Rate"),
                            Unit.PERCENT.text(success.value()),
                            Figures.count(target.calls().intended()) + " intended" + between(interval)));
                }));
        rows.add(row(
                "Test Duration",
                seconds(window.seconds()) + " (" + Figures.number(window.seconds() / 60, 2) + " min)",
                "the window, from " + seconds(window.startNs() / 1e9) + " to " + seconds(window.endNs() / 1e9)));
        rows.add(
                row("Drain", seconds(window.drainSeconds()), "from the end of the window to the end of its last call"));
        rows.add(row(
                "Wall Time",
                seconds(wall.toNanos() / 1e9),
                "from the start of the load to the end of the last call, warm-up included"));
        rows.add(row(
                "Offered RPS",
                Figures.number(window.perSecond(intended), 2),
                "calls intended in " + rate + ", dropped ones included"));
        rows.add(row(
                "Actual RPS",
                Figures.number(window.deliveredPerSecond(calls.requests()), 2),
                window.backlogPerSecond().isPresent()
                        ? "delivered: calls sent, less the growth of calls in flight by "
                                + Unit.PER_SECOND.text(window.backlogPerSecond().getAsDouble())
                        : "delivered: calls sent in " + rate));
        rows.add(row(
                "Requests per Hour",
                Unit.COUNT.text(window.deliveredPerHour(calls.requests())),
                "delivered" + between(Ranges.of(report.estimates().requestsPerHour(), Unit.COUNT))));
        if (!report.compares()) {
            rows.add(row(
                    "Ok per Hour",
                    Unit.COUNT.text(window.okPerHour(calls.ok().count(), calls.requests())),
                    "delivered, without failed calls"));
            withinLimit(report).ifPresent(rows::add);
        }
        report.targetAchievementPercent()
                .ifPresent(percent -> rows.add(row(
                        "Target Achievement",
                        Unit.PERCENT.text(percent),
                        "Requests per Hour against "
                                + Unit.COUNT.text(report.targetPerHour().orElseThrow()) + "/hour")));
        return rows;
    }

    /** Ok calls within the P90 limit, if the effect of a deadline of that length was computed. */
    private static Optional<List<Phrase>> withinLimit(Analysis report) {
        return P90Limit.of(report)
                .flatMap(limit -> report.whatIf().stream()
                        .filter(whatIf -> whatIf.deadline().toNanos() / 1e6
                                == limit.threshold().limit())
                        .map(whatIf -> row(
                                "Ok within " + limit.limit() + " per Hour",
                                Unit.COUNT.text(whatIf.goodputPerHour()),
                                rate(report.window())))
                        .findFirst());
    }

    private static String rate(Window window) {
        return "the window of " + seconds(window.seconds());
    }

    private static String seconds(double seconds) {
        return Figures.number(seconds, 2) + " s";
    }

    private static String between(String interval) {
        return interval.isEmpty() ? "" : "; 95% interval " + interval;
    }

    private static List<Phrase> row(String metric, String value, String over) {
        return row(metric, Phrase.of(value), over);
    }

    private static List<Phrase> row(String metric, Phrase value, String over) {
        return List.of(Phrase.of(metric), value, Phrase.of(over));
    }
}
