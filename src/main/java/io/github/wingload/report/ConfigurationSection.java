package io.github.wingload.report;

import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.StopRule;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.report.Block.Table;
import io.github.wingload.report.Block.Table.Column;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What really ran, whatever a heading typed by hand may say. */
final class ConfigurationSection {

    private ConfigurationSection() {}

    static Section of(RunReport report) {
        Manifest manifest = report.result().manifest();
        List<List<Phrase>> rows = new ArrayList<>();
        scenario(manifest, rows);
        target(manifest, rows);
        load(manifest.plan(), rows);
        work(manifest, rows);
        safeguards(manifest.plan().safeguards(), rows);
        manifest.probe().ifPresent(probe -> rows.add(row("Probe", probe(probe))));
        rows.add(row("Seed", Phrase.of(Long.toString(manifest.plan().seed()))));
        rows.add(row("wingload", Phrase.of(manifest.version())));
        return new Section(
                "Configuration That Ran",
                List.of(new Table(List.of(Column.text("Setting"), Column.text("Value")), rows)));
    }

    private static void scenario(Manifest manifest, List<List<Phrase>> rows) {
        rows.add(row(
                "Scenario",
                Phrase.code(manifest.scenarioFile()).and(", SHA-256 ").andCode(manifest.scenarioSha256())));
        if (!manifest.overrides().isEmpty()) {
            rows.add(row("Overrides", codes(manifest.overrides())));
        }
    }

    private static void target(Manifest manifest, List<List<Phrase>> rows) {
        rows.add(row("Target", Phrase.code(manifest.targetUrl())));
        if (!manifest.resolvedAddresses().isEmpty()) {
            rows.add(row("Addresses", codes(manifest.resolvedAddresses())));
        }
        if (manifest.plan().target() instanceof UrlTarget url) {
            url.hostHeader().ifPresent(host -> rows.add(row("Host Header", Phrase.code(host))));
            url.connectTo().ifPresent(to -> rows.add(row("Connected to", Phrase.code(to.toString()))));
            url.proxy().ifPresent(proxy -> rows.add(row("Proxy", Phrase.code(proxy.toString()))));
            if (url.insecure()) {
                rows.add(row("TLS", Phrase.of("certificate not checked")));
            }
        }
    }

    private static void load(Plan plan, List<List<Phrase>> rows) {
        rows.add(row("Load", Phrase.of(LoadWords.of(plan))));
        rows.add(row("Deadline", Phrase.of(Figures.seconds(plan.deadline()))));
        if (plan.load() instanceof OpenLoad open) {
            rows.add(row(
                    "Calls in Flight", Phrase.of("at most " + Figures.count(open.inFlightLimit(plan.longestFlow())))));
        }
    }

    private static void work(Manifest manifest, List<List<Phrase>> rows) {
        List<Task> tasks = manifest.plan().tasks();
        for (Task task : tasks) {
            rows.add(row("Task", Phrase.code(Excerpt.ofName(task.method() + " " + task.name()))));
        }
        manifest.plan().samples().forEach(samples -> rows.add(row("Samples", samples(samples, manifest))));
    }

    private static Phrase samples(Samples samples, Manifest manifest) {
        return Phrase.code(samples.file().getFileName().toString())
                .and(", picked " + samples.pick().name().toLowerCase(Locale.ROOT))
                .and(manifest.samplesSha256().isEmpty() ? "" : ", SHA-256 ")
                .andCode(manifest.samplesSha256());
    }

    private static void safeguards(Safeguards safeguards, List<List<Phrase>> rows) {
        safeguards
                .rateLimit()
                .ifPresent(limit -> rows.add(row(
                        "Rate Limit",
                        Phrase.of(Figures.count(limit.requestsPerHour()) + "/hour (" + limit.name() + ")"
                                + (safeguards.exceedLimits() ? ", may be exceeded" : "")))));
        if (!safeguards.stopWhen().isEmpty()) {
            rows.add(row(
                    "Stops When",
                    codes(safeguards.stopWhen().stream().map(StopRule::text).toList())));
        }
    }

    private static Phrase probe(Probe probe) {
        String status = probe.status() == 0 ? "" : probe.status() + ", ";
        return Phrase.of(status + probe.failureClass().label() + " in " + Figures.time(probe.serviceTimeMs()));
    }

    private static Phrase codes(List<String> texts) {
        Phrase all = Phrase.EMPTY;
        for (String text : texts) {
            all = (all.pieces().isEmpty() ? all : all.and(", ")).andCode(Excerpt.ofName(text));
        }
        return all;
    }

    private static List<Phrase> row(String setting, Phrase value) {
        return List.of(Phrase.of(setting), value);
    }
}
