package io.github.wingload.report.ticket;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** Whether calls in flight, throughput and service time agree, and how far the rate was below its target. */
final class LoadSection {

    private static final double AGREEMENT = 0.05;

    /** Rates that differ by a smaller part of themselves are equal. */
    private static final double ROUNDING = 1e-6;

    private LoadSection() {}

    static Section of(Analysis report) {
        List<String> lines = new ArrayList<>();
        if (report.aggregated().requests() > 0) {
            long peak = report.result().load().peakInFlight();
            lines.add(littlesLaw(report));
            // 0 if it is not known, as of a run that was killed within its first second.
            if (peak > 0) {
                lines.add("Peak calls in flight: " + Figures.count(peak) + ".");
            }
        }
        boolean missed = report.targetPerHour().isPresent()
                && report.window().deliveredPerHour(report.aggregated().requests())
                        < report.targetPerHour().getAsDouble();
        if (missed) {
            shortfall(report, report.targetPerHour().getAsDouble(), lines);
        }
        return Section.when(!lines.isEmpty(), missed ? "Load and Shortfall" : "Load", Bullets.of(lines));
    }

    private static String littlesLaw(Analysis report) {
        LittlesLaw law = report.littlesLaw();
        double other = law.throughputTimesServiceTime();
        double apart = Math.abs(law.meanInFlight() - other) / Math.max(law.meanInFlight(), other);
        // Of calls that are in flight when the window ends, one figure has a part of the time and the other all of it.
        double atTheEnds = (double) report.result().load().peakInFlight()
                / report.aggregated().requests();
        return "Little's law: " + Figures.number(law.meanInFlight(), 1)
                + " calls were in flight on average; throughput × mean"
                + " service time = " + Figures.number(other, 1)
                + (apart > AGREEMENT + atTheEnds
                        ? ", " + Unit.PERCENT.text(100 * apart) + " apart: the run was not steady."
                        : ".");
    }

    private static void shortfall(Analysis report, double target, List<String> lines) {
        CallStats calls = report.aggregated();
        double achieved = report.window().deliveredPerHour(calls.requests());
        lines.add("Below the target by " + Unit.COUNT.text(target - achieved) + " requests/hour ("
                + Unit.PERCENT.text(100 * (target - achieved) / target) + " of " + Unit.COUNT.text(target) + "/hour).");
        Plan plan = report.result().manifest().plan();
        double planned = 3600 * plan.offer().perSecond();
        if (plan.load().open() && planned < target * (1 - ROUNDING)) {
            lines.add("The plan offered " + Unit.COUNT.text(planned) + "/hour on average.");
        }
        if (calls.dropped() > 0) {
            lines.add("Dropped starts: " + counted(calls.dropped(), report) + ".");
        }
        long limited = calls.count(FailureClass.HTTP_429);
        if (limited > 0) {
            lines.add("Responses with 429 (the target's rate limit): " + counted(limited, report) + ".");
        }
        inFlight(report, target, lines);
        if (report.generator().state() == GeneratorHealth.State.LIMITED) {
            lines.add("The generator was limited; see section Generator.");
        }
    }

    private static void inFlight(Analysis report, double target, List<String> lines) {
        LittlesLaw law = report.littlesLaw();
        if (law.neededInFlight().isEmpty() || law.meanInFlight() <= 0) {
            return;
        }
        // The mean service time of two targets together says nothing about either.
        if (report.compares()) {
            return;
        }
        double needed = law.neededInFlight().getAsDouble();
        if (needed > law.meanInFlight()) {
            double within = 1_000 * law.meanInFlight() / (target / 3600);
            lines.add("At the mean service time of this run, the target rate needs " + Figures.number(needed, 1)
                    + " calls in flight, and there were " + Figures.number(law.meanInFlight(), 1)
                    + ". With these, the mean service time would have to be " + Unit.TIME.text(within) + " or less.");
        }
    }

    private static String counted(long count, Analysis report) {
        return Figures.count(count) + " (" + Unit.COUNT.text(report.window().perHour(count)) + "/hour)";
    }
}
