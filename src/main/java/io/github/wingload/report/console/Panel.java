package io.github.wingload.report.console;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Rule;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The progress of a run in several lines, for a terminal on which they are drawn in place.
 *
 * <pre>
 * revertrisk-wikidata  ━━━━━━━━━━━━━━━━━━──────  43:10 of 1:00:00  16:50 left
 * offered 41.7/s  delivered 41.5/s ▅▆▆▆▇▆▆▅▆▆  29 in flight  p99 start delay 0.90 ms
 * ok 98.72%  failed 1,382  http-5xx 1,101  deadline-wait 281
 *                p50       p90       p99       max  of ok calls
 * last 10 s   431 ms    812 ms     2.0 s     3.1 s  p90 ▂▂▃▂▂▃▅▃▂▂
 * so far      428 ms    806 ms     2.0 s     9.8 s
 * ✗ p90 of ok &lt;= 500ms   806 ms so far   decided after 2:31
 * </pre>
 *
 * <p>No line is wider than the terminal: less important pieces are left out. Of many thresholds, those that are decided or beyond
 * their limit come first. Pure; thread-safe.
 */
public final class Panel {

    /** On a narrower or lower terminal the {@link LiveLine} is shown. */
    private static final int LEAST_COLUMNS = 60;

    private static final int LINES = 6;
    private static final int NAME = 30;
    private static final int RULE = 44;
    private static final int CELL = 10;
    private static final int SHORTEST_CHART = 10;
    private static final int LONGEST_CHART = 60;
    private static final String LABEL = "%-10s";
    private static final int SIDE = 9;

    private final LiveFigures now;
    private final Look look;
    private final int columns;
    private final int chart;

    private Panel(LiveFigures now, Look look, int columns) {
        this.now = now;
        this.look = look;
        this.columns = columns;
        this.chart = Math.max(SHORTEST_CHART, Math.min(LONGEST_CHART, columns - 72));
    }

    /**
     * The lines of the panel, at least one; a single line where there is no room for more.
     *
     * @param columns the most that a line may take, 1 or more
     * @param rows the most lines
     */
    public static List<String> lines(LiveFigures now, Look look, int columns, int rows) {
        return columns < LEAST_COLUMNS || rows < LINES
                ? List.of(LiveLine.fitting(now, columns))
                : new Panel(now, look, columns).lines(rows - LINES);
    }

    private List<String> lines(int most) {
        List<String> lines = new ArrayList<>(List.of(progress(), rates(), outcomes(), heading()));
        lines.addAll(now.sides().isEmpty() ? List.of(recent(), soFar()) : sides());
        lines.addAll(thresholds(most));
        return lines;
    }

    private String progress() {
        Pieces pieces = new Pieces();
        pieces.add(0, Style.STRONG.of(Shortened.inTheMiddle(Printable.of(now.name()), NAME), look));
        now.share().ifPresent(share -> pieces.add(3, look.bar(share, 24)));
        pieces.add(1, time());
        if (now.draining()) {
            pieces.add(2, "waiting for calls in flight");
        } else {
            now.runTime()
                    .map(end -> end.minus(now.elapsed()))
                    .ifPresent(left -> pieces.add(2, Figures.clock(positive(left)) + " left"));
        }
        now.requestsPlanned().ifPresent(planned -> pieces.add(1, LiveLine.requests(now)));
        return pieces.fitting(columns);
    }

    private String time() {
        String elapsed = Figures.clock(now.elapsed());
        return now.runTime().map(end -> elapsed + " of " + Figures.clock(end)).orElse(elapsed);
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private String rates() {
        Pieces pieces = new Pieces();
        pieces.add(
                1,
                now.pace()
                        .map(pace ->
                                "offered " + LiveLine.perSecond(now.draining() ? 0 : pace.plannedPerSecond()) + "/s")
                        .orElse(now.users() + " of " + now.usersPlanned() + " users"));
        pieces.add(0, "delivered " + LiveLine.perSecond(now.recentPerSecond()) + "/s");
        pieces.add(
                3,
                look.sparkline(
                        last(now.perSecond()),
                        now.pace().map(LiveFigures.Pace::plannedPerSecond).orElse(0.0)));
        pieces.add(2, Figures.count(now.inFlight()) + " in flight");
        now.pace()
                .filter(pace -> pace.dropped() > 0)
                .ifPresent(pace -> pieces.add(1, Style.BAD.of(Figures.count(pace.dropped()) + " dropped", look)));
        now.lateP99Ms().ifPresent(ms -> pieces.add(4, "p99 start delay " + Unit.TIME.text(ms)));
        return pieces.fitting(columns);
    }

    private List<Double> last(List<Double> values) {
        return values.subList(Math.max(0, values.size() - chart), values.size());
    }

    private String outcomes() {
        Pieces pieces = new Pieces();
        pieces.add(
                0,
                "ok " + (now.requests() == 0 ? "-" : Figures.percent(now.requests() - now.failures(), now.requests())));
        String failed = "failed " + Figures.count(now.failures());
        pieces.add(1, now.failures() > 0 ? Style.BAD.of(failed, look) : failed);
        int[] rank = {2};
        now.failuresByClass().forEach((name, count) -> pieces.add(rank[0]++, name + " " + Figures.count(count)));
        return pieces.fitting(columns);
    }

    private String heading() {
        return Style.MUTED.of(
                Pieces.cut(
                        row("", "p50", "p90", "p99", "max") + "  of ok calls"
                                + (now.sides().isEmpty() ? "" : ", last 10 s"),
                        columns),
                look);
    }

    private String recent() {
        Pieces pieces = new Pieces();
        pieces.add(0, row("last 10 s", now.recent(), Optional.empty()));
        String chart = look.sparkline(last(now.p90Ms()), 0);
        pieces.add(1, chart.isBlank() ? "" : "p90 " + chart);
        return pieces.fitting(columns);
    }

    private String soFar() {
        return row("so far", now.soFar(), Optional.empty());
    }

    private List<String> sides() {
        return now.sides().stream()
                .map(side -> row(
                        Shortened.inTheMiddle(Printable.of(side.side()), SIDE),
                        side.recent(),
                        Optional.of(side.task())))
                .toList();
    }

    /** @param task whose thresholds judge the times; empty for those of all calls */
    private String row(String label, LiveFigures.Times times, Optional<String> task) {
        return String.format(Locale.ROOT, LABEL, label)
                + cell(times.p50(), 50, task)
                + cell(times.p90(), 90, task)
                + cell(times.p99(), 99, task)
                + cell(LiveLine.latency(times.max()));
    }

    private static String row(String label, String... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, LABEL, label));
        for (String cell : cells) {
            row.append(cell(cell));
        }
        return row.toString();
    }

    /** A percentile, in the style of what is bad where it is beyond its limit. */
    private String cell(OptionalDouble ms, double percentile, Optional<String> task) {
        String text = cell(LiveLine.latency(ms));
        Figure figure = Figure.percentile(percentile, Calls.OK);
        boolean beyond = now.thresholds().stream()
                .map(LiveFigures.Threshold::rule)
                .filter(rule -> rule.figure().equals(figure) && ofWholeRun(rule, task))
                .anyMatch(rule -> beyond(rule, ms));
        return beyond ? Style.BAD.of(text, look) : text;
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%" + CELL + "s", text);
    }

    private static boolean ofWholeRun(Rule rule, Optional<String> task) {
        return rule.task().equals(task) && rule.stage().isEmpty() && rule.over().isEmpty();
    }

    private static boolean beyond(Rule rule, OptionalDouble figure) {
        return figure.isPresent() && !rule.operator().holds(figure.getAsDouble(), rule.limit());
    }

    /** At most so many lines; the last says how many thresholds have none. */
    private List<String> thresholds(int most) {
        List<LiveFigures.Threshold> all = now.thresholds();
        if (all.size() <= most) {
            return all.stream().map(this::line).toList();
        }
        if (most == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(all.stream()
                .sorted((a, b) -> Integer.compare(urgency(a), urgency(b)))
                .limit(most - 1)
                .map(this::line)
                .toList());
        lines.add(Style.MUTED.of(Figures.count(all.size() - lines.size(), "more threshold", "more thresholds"), look));
        return lines;
    }

    private static int urgency(LiveFigures.Threshold threshold) {
        return threshold.decision().isPresent() ? 0 : beyond(threshold.rule(), threshold.soFar()) ? 1 : 2;
    }

    private String line(LiveFigures.Threshold threshold) {
        Rule rule = threshold.rule();
        String mark = threshold
                .decision()
                .map(decision -> look.mark(decision.state()))
                .orElse(look.dot());
        Pieces pieces = new Pieces();
        pieces.add(0, mark + " " + padded(Shortened.inTheMiddle(Printable.of(rule.text()), ruleWidth())));
        if (threshold.soFar().isPresent()) {
            String found = rule.figure().unit().beside(threshold.soFar().getAsDouble(), rule.limit()) + " so far";
            pieces.add(2, beyond(rule, threshold.soFar()) ? Style.BAD.of(found, look) : found);
        }
        threshold.decision().ifPresent(decision -> pieces.add(1, "decided after " + Figures.clock(decision.after())));
        return pieces.fitting(columns);
    }

    /** The rules are as wide as the longest of them, up to a limit, so that figures stand in a column. */
    private int ruleWidth() {
        return now.thresholds().stream()
                .mapToInt(threshold -> Style.width(Printable.of(threshold.rule().text())))
                .max()
                .stream()
                .map(longest -> Math.min(RULE, longest))
                .findFirst()
                .orElse(0);
    }

    private String padded(String text) {
        return text + " ".repeat(Math.max(0, ruleWidth() - Style.width(text)));
    }
}
