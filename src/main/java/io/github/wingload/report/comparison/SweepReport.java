package io.github.wingload.report.comparison;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.Evidence;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Figure;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.ScalabilityLaw;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Markup;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report on a sweep: what the service carries, the figures of each level, and what limited it. */
public final class SweepReport {

    private static final double CONFIDENCE = 0.95;

    private static final String UNKNOWN = "-";

    private SweepReport() {}

    /** For a terminal; begins with an empty line and ends in a line end. */
    public static String console(Sweep sweep, PlainText markup) {
        return "\n" + Page.text(section(sweep), markup) + "\n";
    }

    /** What a search found, or why levels did not pass; empty if every level passed. */
    public static String brief(Sweep sweep, PlainText markup) {
        List<Block> blocks = answer(sweep)
                .map(answer -> List.<Block>of(Paragraph.of(answer)))
                .orElseGet(() -> limits(sweep));
        return blocks.isEmpty() ? "" : Page.text(new Section(title(sweep), blocks), markup) + "\n\n";
    }

    /** For {@code sweep.md}. */
    public static String markdown(Sweep sweep) {
        return text(sweep, new Markdown());
    }

    private static String text(Sweep sweep, Markup markup) {
        return Page.text(section(sweep), markup) + "\n";
    }

    /** A run of the sweep in a line: {@code 40/s: PASS, 39.9 ok/s, p90 212 ms}. */
    public static String line(SweptLevel swept) {
        String figures = Unit.NUMBER.text(swept.okPerSecond()) + " ok/s"
                + swept.analysis()
                        .estimates()
                        .okP90Ms()
                        .map(p90 -> ", p90 of ok " + Unit.TIME.text(p90.value()))
                        .orElse("");
        String why = swept.verdict() == Verdict.PASS ? "" : ": " + reason(swept);
        return swept.level().label() + ": " + swept.verdict() + ", " + figures + why;
    }

    private static Section section(Sweep sweep) {
        List<Block> blocks = new ArrayList<>();
        answer(sweep).ifPresent(answer -> blocks.add(Paragraph.of(answer)));
        if (sweep.levels().isEmpty()) {
            blocks.add(Paragraph.of("No run has ended."));
            return new Section(title(sweep), blocks);
        }
        blocks.add(table(sweep));
        blocks.addAll(intervals(sweep));
        blocks.addAll(findings(sweep));
        return new Section(title(sweep), blocks);
    }

    /** What limited the levels, and how the service scales; may be empty. */
    public static List<Block> findings(Sweep sweep) {
        List<Block> blocks = new ArrayList<>(limits(sweep));
        List<String> scaling = scaling(sweep);
        if (!scaling.isEmpty()) {
            blocks.add(Paragraph.of("How it scales:"));
            blocks.add(Bullets.of(scaling));
        }
        return blocks;
    }

    private static List<Block> limits(Sweep sweep) {
        List<String> limits = sweep.lastRuns().stream()
                .filter(level -> level.verdict() != Verdict.PASS)
                .map(level -> level.level().label() + ": " + level.verdict() + ": " + reason(level))
                .toList();
        return limits.isEmpty()
                ? List.of()
                : List.of(Paragraph.of("What limited the levels that did not pass:"), Bullets.of(limits));
    }

    /** {@code Sweep of NAME: 4 levels}, {@code Capacity of NAME: 14 runs}. */
    public static String title(Sweep sweep) {
        return sweep.planned()
                .map(planned -> "Sweep of " + sweep.name() + ": "
                        + (sweep.levelsMade() == planned
                                ? Figures.count(planned, "level", "levels")
                                : sweep.levelsMade() + " of " + planned + " levels"))
                .orElse("Capacity of " + sweep.name() + ": "
                        + Figures.count(sweep.levels().size(), "run", "runs"));
    }

    /** What a search has found, in sentences; empty for a sweep over given levels. */
    public static Optional<String> answer(Sweep sweep) {
        return sweep.search().map(found -> answer(sweep, found));
    }

    /** {@code It holds 158,000/h for 10 min; at 163,000/h, p90 of ok is 612 ms …}. */
    private static String answer(Sweep sweep, CapacitySearch.Result found) {
        String bracket = found.bad()
                .map(bad -> "at " + bad.label() + " it " + (found.undecided() ? "was inconclusive" : "failed")
                        + reasonAt(sweep, bad))
                .orElseGet(() -> invalid(sweep, found)
                        .map(level -> "at " + level.level().label() + " it was invalid: " + reason(level))
                        .orElse("no higher level was tried"));
        if (found.end().isEmpty()) {
            return found.good()
                            .map(good -> "The search was not finished. " + Phrase.capitalized(atGood(sweep, good)))
                            .orElse("The search was not finished. No level has passed")
                    + "; " + bracket + ".";
        }
        String unconfirmed = found.good()
                .map(good -> "; " + atGood(sweep, good) + ", which is not confirmed")
                .orElse("");
        return switch (found.end().get()) {
            case FOUND, ABOVE_MOST ->
                "It holds " + good(found) + confirmed(sweep) + "; " + bracket + "." + perReplica(sweep);
            case BELOW_LEAST ->
                "It does not hold the lowest level: " + bracket + ". Search from a lower level with --from.";
            case UNDECIDED ->
                "The lowest level could not be decided: " + bracket + ". Give longer runs with --run-time.";
            case NOT_CONFIRMED ->
                "No level is confirmed, because none of the longer runs passed; " + bracket
                        + ". Search again with a longer --confirm, or up to a lower level with --to.";
            case INVALID ->
                "The search ended because wingload could not make a load" + unconfirmed
                        + ". Use a machine with less other work, or search up to a lower level with --to.";
            case OUT_OF_TIME ->
                "The search ended because its time was over" + unconfirmed + "; " + bracket
                        + ". Search again between these levels with --from and --to.";
        };
    }

    /** The last run above the level that passed, if it is invalid, such as after an interruption. */
    private static Optional<SweptLevel> invalid(Sweep sweep, CapacitySearch.Result found) {
        double passed = found.good().map(Level::amount).orElse(0.0);
        return sweep.levels().stream()
                .filter(level -> level.level().amount() > passed && level.verdict() == Verdict.INVALID)
                .reduce((first, second) -> second);
    }

    /** A level may be taken to pass in an inconclusive run. */
    private static String atGood(Sweep sweep, Level good) {
        boolean inconclusive = sweep.lastRuns().stream()
                .anyMatch(level -> level.level().equals(good) && level.verdict() == Verdict.INCONCLUSIVE);
        return inconclusive
                ? "at " + good.label() + " it met the thresholds in an inconclusive run"
                : "it passed at " + good.label();
    }

    private static String good(CapacitySearch.Result found) {
        Level good = found.good().orElseThrow();
        return good.kind() == Level.Kind.PER_HOUR || good.ofUsers()
                ? good.label()
                : good.label() + " (" + Unit.PER_HOUR.text(good.perSecond().orElseThrow() * 3600) + ")";
    }

    private static String confirmed(Sweep sweep) {
        return sweep.levels().stream()
                .filter(SweptLevel::confirms)
                .reduce((first, second) -> second)
                .map(level -> " for " + Figures.stretch(level.measured()))
                .orElse("");
    }

    /** {@code  With 3 replicas, that is 14.7 ok/s per replica.} */
    private static String perReplica(Sweep sweep) {
        return sweep.levels().stream()
                .filter(SweptLevel::confirms)
                .reduce((first, second) -> second)
                .filter(level -> level.replicas().isPresent())
                .map(level -> " With " + Unit.NUMBER.text(level.replicas().getAsDouble()) + " replicas, that is "
                        + perReplica(level) + " ok/s per replica.")
                .orElse("");
    }

    private static String perReplica(SweptLevel level) {
        return level.replicas().isPresent()
                ? Unit.NUMBER.text(level.okPerSecond() / level.replicas().getAsDouble())
                : "-";
    }

    private static String reasonAt(Sweep sweep, Level bad) {
        return sweep.levels().stream()
                .filter(level -> level.level().equals(bad) && level.verdict() != Verdict.PASS)
                .reduce((first, second) -> second)
                .map(level -> ": " + reason(level))
                .orElse("");
    }

    private static String reason(SweptLevel level) {
        return ReasonText.of(level.reason()).reason();
    }

    /** A row for each run, in the order in which they were made. */
    public static Table table(Sweep sweep) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Level")));
        List<TrendRun> runs = sweep.levels().stream()
                .map(level -> TrendRun.of(level.analysis()))
                .toList();
        List<Figure> figures = TrendRun.ofLevels(runs);
        columns.addAll(TrendText.columns(figures));
        boolean tokens =
                sweep.levels().stream().anyMatch(level -> level.answerTokens().isPresent());
        if (tokens) {
            columns.add(Column.figures("Tokens/Answer"));
        }
        columns.add(Column.figures("In Flight"));
        boolean replicas =
                sweep.levels().stream().anyMatch(level -> level.replicas().isPresent());
        if (replicas) {
            columns.add(Column.figures("Replicas"));
            columns.add(Column.figures("ok/s per Replica"));
        }
        columns.add(Column.figures("Measured"));
        columns.add(Column.text("Verdict"));
        List<List<Phrase>> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            SweptLevel level = sweep.levels().get(i);
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(name(level)));
            row.addAll(TrendText.cells(figures, runs.get(i)));
            if (tokens) {
                row.add(Phrase.of(tokens(level)));
            }
            row.add(Phrase.of(Unit.NUMBER.text(level.inFlight())));
            if (replicas) {
                row.add(Phrase.of(
                        level.replicas().isPresent()
                                ? Unit.NUMBER.text(level.replicas().getAsDouble())
                                : "-"));
                row.add(Phrase.of(perReplica(level)));
            }
            row.add(Phrase.of(Figures.stretch(level.measured())));
            row.add(Phrase.of(level.verdict().name()));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    private static String tokens(SweptLevel level) {
        return level.answerTokens().isPresent()
                ? Unit.NUMBER.text(level.answerTokens().getAsDouble())
                : UNKNOWN;
    }

    private static String name(SweptLevel level) {
        return level.level().label() + (level.confirms() ? ", confirmation" : "");
    }

    /** The 95 % intervals of the table's figures: a row for each run, a column for each figure that has an interval; empty if none has. */
    private static List<Block> intervals(Sweep sweep) {
        List<Figure> followed = TrendRun.ofLevels(sweep.levels().stream()
                .map(level -> TrendRun.of(level.analysis()))
                .toList());
        List<Map<Figure, Interval>> runs =
                sweep.levels().stream().map(level -> intervals(level, followed)).toList();
        List<Figure> figures = followed.stream()
                .filter(figure -> runs.stream().anyMatch(run -> run.containsKey(figure)))
                .toList();
        if (figures.isEmpty()) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("Level")));
        columns.addAll(TrendText.columns(figures));
        List<List<Phrase>> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Map<Figure, Interval> run = runs.get(i);
            List<Phrase> row =
                    new ArrayList<>(List.of(Phrase.of(name(sweep.levels().get(i)))));
            figures.forEach(figure -> row.add(Phrase.of(Optional.ofNullable(run.get(figure))
                    .map(interval -> TrendText.interval(figure, interval))
                    .orElse(UNKNOWN))));
            rows.add(row);
        }
        return List.of(Paragraph.of("95% intervals:"), new Table(columns, rows));
    }

    /** The 95 % intervals of these figures that have at least one bound. */
    static Map<Figure, Interval> intervals(SweptLevel level, List<Figure> figures) {
        Evidence run = ComparedRun.reported(level.run(), level.analysis()).aggregated();
        Map<Figure, Interval> known = new LinkedHashMap<>();
        figures.forEach(figure -> run.estimate(figure, CONFIDENCE)
                .map(Estimate::interval)
                .filter(interval -> Double.isFinite(interval.low()) || Double.isFinite(interval.high()))
                .ifPresent(interval -> known.put(figure, interval)));
        return known;
    }

    private static List<String> scaling(Sweep sweep) {
        List<String> sentences = new ArrayList<>();
        sweep.lastWorthwhile()
                .ifPresent(level ->
                        sentences.add("Beyond " + level.level().label() + ", twice the load brings less than 20% more "
                                + (sweep.throughput().equals(Figure.GOODPUT)
                                        ? "ok calls."
                                        : sweep.throughput().name() + ".")));
        sweep.kneeInFlight()
                .ifPresent(knee -> sentences.add("The knee is near " + Unit.NUMBER.text(knee)
                        + " calls in flight: the highest rate of ok calls × the time of a call at the lowest level."));
        sweep.law().ifPresent(law -> sentences.add(law(law)));
        List<SweptLevel> unlike = sweep.unlikeAnswers();
        if (!unlike.isEmpty()) {
            sentences.add(
                    "An answer has " + tokens(unlike.get(0)) + " tokens on average at "
                            + unlike.get(0).level().label() + ", and " + tokens(unlike.get(1)) + " at "
                            + unlike.get(1).level().label()
                            + ": compare the levels by tokens per second and times per token, which do not depend on the length.");
        }
        if (!sweep.repeating().isEmpty()) {
            sentences.add("Calls sent payloads that an earlier run of the sweep had sent: "
                    + sweep.repeating().stream()
                            .map(level -> Unit.PERCENT.text(level.repeatedPercent()) + " at " + name(level))
                            .collect(Collectors.joining("; "))
                    + ". A server that caches prompts or answers may have answered them faster: give it more rows, or"
                    + " values that differ in each request.");
        }
        return sentences;
    }

    private static String law(ScalabilityLaw law) {
        String best = law.bestInFlight().isPresent()
                ? "; most ok calls, "
                        + Unit.NUMBER.text(law.perSecond(law.bestInFlight().getAsDouble())) + "/s, with "
                        + Unit.NUMBER.text(law.bestInFlight().getAsDouble()) + " in flight"
                : "";
        return "Universal scalability law: λ = " + Unit.NUMBER.text(law.lambda()) + "/s, σ = "
                + Figures.plain(law.sigma(), 0, 4) + ", κ = " + Figures.plain(law.kappa(), 0, 6) + best
                + ". It describes a service whose size did not change during the sweep.";
    }
}
