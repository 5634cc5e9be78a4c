package io.github.wingload.cli;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.RateLimit;
import io.github.wingload.plan.SimulatorTarget.Tuning;
import io.github.wingload.plan.StopRule;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Threshold;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.report.Figures;
import io.github.wingload.report.Printable;
import io.github.wingload.run.ConnectionNeed;
import io.github.wingload.samples.SampleTable;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan in words, as {@code --dry-run} and {@code validate} print it. */
final class PlanText {

    private final Plan plan;
    private final SampleTable samples;

    PlanText(Plan plan, SampleTable samples) {
        this.plan = plan;
        this.samples = samples;
    }

    /** One line: how much load, on what. */
    String summary() {
        StringJoiner text = new StringJoiner("; ", plan.name() + ": ", "");
        text.add(LoadText.of(plan.load()));
        text.add(count(plan.tasks().size(), "task"));
        if (samples.size() > 0) {
            text.add(count(samples.size(), "sample row"));
        }
        return text.add(target(plan.target())).toString();
    }

    /** A line for everything that decides how the run goes, each ending in a line end. */
    String details() {
        StringBuilder text = new StringBuilder();
        line(text, "name", plan.name());
        line(text, "target", target(plan.target()));
        line(text, "load", LoadText.of(plan.load()));
        if (plan.load() instanceof ClosedLoad closed) {
            line(text, "ramp", LoadText.ramp(closed));
        }
        line(
                text,
                "wait time",
                plan.load().open()
                        ? "none: starts follow the rate"
                        : waitTime(plan.userClasses().get(0).waitTime()));
        line(text, "deadline", Figures.seconds(plan.deadline()) + " for the whole call");
        line(text, "connections", connections());
        line(text, "samples", samples());
        for (Task task : plan.tasks()) {
            line(text, "task", task(task));
        }
        for (Threshold threshold : plan.thresholds()) {
            line(text, "threshold", threshold.text());
        }
        for (StopRule rule : plan.safeguards().stopWhen()) {
            line(text, "stop when", rule.text());
        }
        line(text, "seed", Long.toString(plan.seed()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-12s %s\n", name, Printable.of(value)));
    }

    private static String target(Target target) {
        if (target instanceof UrlTarget url) {
            return url.url() + Destination.details(url);
        }
        SimulatorTarget simulator = (SimulatorTarget) target;
        StringJoiner text = new StringJoiner(", ");
        text.add("the simulator as " + word(simulator.profile()).replace('_', '-'));
        simulator.pods().ifPresent(pods -> text.add("pods " + pods));
        simulator.maxPods().ifPresent(pods -> text.add("max_pods " + pods));
        simulator.routing().ifPresent(routing -> text.add("routing " + word(routing)));
        simulator.seed().ifPresent(seed -> text.add("seed " + seed));
        simulator.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> text.add(word(fault.getKey()) + " " + LoadText.number(fault.getValue())));
        Tuning tuning = simulator.tuning();
        tuning.timeScale().ifPresent(factor -> text.add("time_scale " + LoadText.number(factor)));
        tuning.threads().ifPresent(threads -> text.add("threads " + threads));
        tuning.rateLimit().ifPresent(limit -> text.add("rate_limit " + rateLimit(limit)));
        tuning.cacheTtl().ifPresent(ttl -> text.add("cache_ttl " + Figures.seconds(ttl)));
        return text.toString();
    }

    private static String rateLimit(RateLimit limit) {
        return limit.equals(RateLimit.NONE) ? "none" : limit.requests() + " in " + Figures.seconds(limit.per());
    }

    private static String waitTime(WaitTime waitTime) {
        if (waitTime instanceof WaitTime.Constant constant) {
            return Figures.seconds(constant.pause());
        }
        if (waitTime instanceof WaitTime.Between between) {
            return "between " + Figures.seconds(between.min()) + " and " + Figures.seconds(between.max());
        }
        if (waitTime instanceof WaitTime.ConstantPacing pacing) {
            return "such that a user's tasks start " + Figures.seconds(pacing.pacing()) + " apart";
        }
        if (waitTime instanceof WaitTime.ConstantThroughput throughput) {
            return "such that a user starts " + LoadText.number(throughput.tasksPerSecond()) + " tasks per second";
        }
        return "none";
    }

    private String connections() {
        ConnectionNeed need = ConnectionNeed.of(plan);
        boolean shared = plan.load().connections() == Connections.SHARED;
        return (shared ? "shared by all" : "each user keeps its own") + "; " + need.connections() + " at once, with "
                + need.descriptors() + " file descriptors in all";
    }

    private String samples() {
        return plan.samples().stream()
                .findFirst()
                .map(from -> from.file() + ": " + rows(from) + " of " + columns() + ", picked " + word(from.pick())
                        + memory())
                .orElse("none");
    }

    private String rows(Samples from) {
        if (from.pick() == Samples.Pick.FIXED) {
            return "row " + from.row().orElse(1) + where(from);
        }
        return count(samples.size(), "row") + where(from);
    }

    private String where(Samples from) {
        return from.where().isEmpty()
                ? ""
                : from.where().stream()
                        .map(RowFilter::text)
                        .collect(Collectors.joining(" and ", " where ", " (" + samples.leftOut() + " left out)"));
    }

    private String memory() {
        long bytes = samples.memoryBytes();
        String amount = bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        return samples.streamed()
                ? "; read ahead from the file, with at most some " + amount + " in memory"
                : "; " + amount + " in memory, shared by all users";
    }

    private String columns() {
        return IntStream.range(0, samples.columns().names().size())
                .mapToObj(column -> samples.columns().names().get(column) + " ("
                        + word(samples.columns().types().get(column)) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String task(Task task) {
        return task.method() + " " + task.name() + ", ok if the status is "
                + task.expect().describe();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
