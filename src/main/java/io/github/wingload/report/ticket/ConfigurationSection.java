package io.github.wingload.report.ticket;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.report.words.SideWords;
import io.github.wingload.report.words.TaskWords;
import io.github.wingload.report.words.UserClassWords;
import io.github.wingload.report.words.ValueWords;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunResult;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The configuration that the run used. */
final class ConfigurationSection {

    private ConfigurationSection() {}

    static Section of(Analysis report) {
        Manifest manifest = report.result().manifest();
        List<List<Phrase>> rows = new ArrayList<>();
        scenario(manifest, rows);
        target(report.result(), rows);
        load(manifest.plan(), rows);
        work(manifest, rows);
        safeguards(manifest.plan().safeguards(), rows);
        manifest.plan().observe().forEach(observation -> rows.add(row("Observed", observed(observation))));
        List<Reached> reached = manifest.reached();
        for (int i = 0; i < reached.size(); i++) {
            String label = SideWords.of("Probe", manifest.plan(), i);
            reached.get(i).probe().ifPresent(probe -> rows.add(row(label, probe(probe))));
        }
        rows.add(row("Seed", Phrase.of(Long.toString(manifest.plan().seed()))));
        rows.add(row("wingload", Phrase.of(manifest.version())));
        return new Section(
                "Configuration", List.of(new Table(List.of(Column.text("Setting"), Column.text("Value")), rows)));
    }

    private static void scenario(Manifest manifest, List<List<Phrase>> rows) {
        rows.add(row(
                "Scenario",
                Phrase.code(manifest.scenarioFile()).and(", SHA-256 ").andCode(manifest.scenarioSha256())));
        codes("Overrides", manifest.overrides(), rows);
    }

    private static void target(RunResult run, List<List<Phrase>> rows) {
        List<Reached> reached = run.manifest().reached();
        IntStream.range(0, reached.size())
                .forEach(side -> target(run.manifest().plan(), side, reached.get(side), rows));
        if (reached.stream()
                        .flatMap(side -> side.addresses().stream())
                        .distinct()
                        .count()
                > 1) {
            codes(
                    "Connections",
                    run.load().connections().entrySet().stream()
                            .map(address -> address.getKey() + ": " + Figures.count(address.getValue()))
                            .toList(),
                    rows);
        }
    }

    private static void target(Plan plan, int side, Reached reached, List<List<Phrase>> rows) {
        UnaryOperator<String> label = setting -> SideWords.of(setting, plan, side);
        rows.add(row(label.apply("Target"), Phrase.code(reached.url())));
        codes(label.apply("Addresses"), reached.addresses(), rows);
        if (plan.sides().get(side).target() instanceof UrlTarget url) {
            url.hostHeader().ifPresent(host -> rows.add(row(label.apply("Host Header"), Phrase.code(host))));
            url.connectTo().ifPresent(to -> rows.add(row(label.apply("Connected to"), Phrase.code(to.toString()))));
            url.proxy().ifPresent(proxy -> rows.add(row(label.apply("Proxy"), Phrase.code(proxy.toString()))));
            if (url.insecure()) {
                rows.add(row(label.apply("TLS"), Phrase.of("certificate not checked")));
            }
        }
        codes(label.apply("Headers"), SideWords.headers(plan, side), rows);
    }

    private static void load(Plan plan, List<List<Phrase>> rows) {
        rows.add(row("Load", Phrase.of(LoadWords.of(plan))));
        rows.add(row("Deadline", Phrase.of(Figures.seconds(plan.deadline()))));
        if (plan.load() instanceof OpenLoad open) {
            rows.add(row(
                    "Calls in Flight", Phrase.of("at most " + Figures.count(open.inFlightLimit(plan.longestFlow())))));
        }
    }

    /** What a line about a class of users is called. */
    private static String users(Plan plan) {
        List<Flow> flows = plan.userClasses().get(0).flows();
        if (plan.userClasses().size() > 1) {
            return "User Class";
        }
        if (plan.compares()) {
            return flows.size() == 1 ? "Pair" : "Pairs";
        }
        return flows.stream().allMatch(flow -> flow.tasks().size() == 1) ? "Weights" : "Flows";
    }

    private static void work(Manifest manifest, List<List<Phrase>> rows) {
        Plan plan = manifest.plan();
        for (Task task : plan.tasks()) {
            rows.add(row("Task", task(task, plan)));
        }
        UserClassWords.of(plan).forEach(words -> rows.add(row(users(plan), Phrase.code(Excerpt.ofLine(words)))));
        for (int i = 0; i < plan.values().size(); i++) {
            GeneratedValue value = plan.values().get(i);
            rows.add(row(
                    SideWords.ofValue("Value", plan, i),
                    Phrase.code(Excerpt.ofName(value.name()))
                            .and(": ")
                            .andCode(Excerpt.ofLine(ValueWords.of(value.generator())))));
        }
        for (int set = 0; set < plan.samples().size(); set++) {
            rows.add(row("Samples", samples(set, manifest)));
        }
    }

    /** A task with its samples, if the plan has several, and its expected statuses, mutations and cache rule. */
    private static Phrase task(Task task, Plan plan) {
        Phrase words = Cells.task(task.method(), task.name());
        if (plan.samples().size() > 1 && task.samples().isPresent() && usesColumns(task)) {
            words = words.and(", samples ")
                    .andCode(file(plan.samples().get(task.samples().getAsInt())));
        }
        if (!task.expect().statuses().equals(Expectation.ANY_2XX.statuses())) {
            words = words.and(", " + TaskWords.status(task.expect()));
        }
        if (!task.mutations().isEmpty()) {
            words = words.and(", " + TaskWords.PAYLOAD_MADE_INVALID_BY)
                    .andCode(Excerpt.ofLine(TaskWords.mutations(task)));
        }
        return task.cache().isEmpty()
                ? words
                : words.and(", " + TaskWords.CACHE_HIT_IF)
                        .andCode(Excerpt.ofLine(task.cache().get().text()));
    }

    private static boolean usesColumns(Task task) {
        return Stream.of(
                        task.path().segments().stream(),
                        task.headers().stream().flatMap(header -> header.value().segments().stream()),
                        task.body().stream().flatMap(body -> body.content().segments().stream()))
                .flatMap(segments -> segments)
                .anyMatch(Template.Column.class::isInstance);
    }

    private static Phrase samples(int set, Manifest manifest) {
        Samples samples = manifest.plan().samples().get(set);
        Phrase words = Phrase.code(file(samples))
                .and(", picked " + samples.pick().name().toLowerCase(Locale.ROOT));
        if (set >= manifest.samples().size()) {
            return words;
        }
        SampleSet found = manifest.samples().get(set);
        if (samples.key().isPresent()) {
            words = words.and(", named by ")
                    .andCode(Excerpt.ofName(samples.key().get()));
        }
        return words.and(found.rows() > 0 ? ", " + Figures.count(found.rows()) + " rows" : "")
                .and(", SHA-256 ")
                .andCode(found.sha256());
    }

    private static String file(Samples samples) {
        return samples.file().getFileName().toString();
    }

    private static void safeguards(Safeguards safeguards, List<List<Phrase>> rows) {
        safeguards
                .rateLimit()
                .ifPresent(limit -> rows.add(row(
                        "Rate Limit",
                        Phrase.of(Figures.count(limit.requestsPerHour()) + "/hour (" + limit.name() + ")"
                                + (safeguards.exceedLimits() ? ", may be exceeded" : "")))));
        codes("Stops When", safeguards.stopLines(), rows);
    }

    private static Phrase observed(Observation observation) {
        return Phrase.code(observation.place()).and(" every " + Figures.seconds(observation.every()));
    }

    private static Phrase probe(Probe probe) {
        String status = probe.status() == 0 ? "" : probe.status() + ", ";
        return Phrase.of(status + probe.failureClass().label() + " in " + Unit.TIME.text(probe.serviceTimeMs()));
    }

    /** Adds a row with these texts, if there are any. */
    private static void codes(String setting, List<String> texts, List<List<Phrase>> rows) {
        Phrase all = Phrase.EMPTY;
        for (String text : texts) {
            all = (all.pieces().isEmpty() ? all : all.and(", ")).andCode(Excerpt.ofName(text));
        }
        if (!texts.isEmpty()) {
            rows.add(row(setting, all));
        }
    }

    private static List<Phrase> row(String setting, Phrase value) {
        return List.of(Phrase.of(setting), value);
    }
}
