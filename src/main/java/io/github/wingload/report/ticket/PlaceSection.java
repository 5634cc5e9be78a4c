package io.github.wingload.report.ticket;

import io.github.wingload.plan.DashboardLink;
import io.github.wingload.plan.Reporting;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;

/** The machine that ran the test, and the environment and labels that the scenario names. */
final class PlaceSection {

    private PlaceSection() {}

    static Section of(Analysis report) {
        Manifest manifest = report.result().manifest();
        Reporting reporting = manifest.plan().reporting();
        List<List<Phrase>> rows = new ArrayList<>();
        rows.add(List.of(Phrase.of("Host"), Phrase.code(manifest.host())));
        manifest.instance().ifPresent(instance -> {
            instance.zone().ifPresent(zone -> rows.add(row("", "Zone", zone)));
            instance.type().ifPresent(type -> rows.add(row("", "Machine type", type)));
        });
        rows.add(List.of(Phrase.of("JVM"), Phrase.of(manifest.jvm())));
        manifest.ioThreads()
                .ifPresent(
                        threads -> rows.add(List.of(Phrase.of("I/O threads"), Phrase.of(Integer.toString(threads)))));
        reporting
                .dashboard()
                .ifPresent(address -> rows.add(List.of(
                        Phrase.of("Dashboard"),
                        Phrase.link(DashboardLink.of(
                                address,
                                manifest.start(),
                                report.result().end(),
                                manifest.id(),
                                manifest.plan().name())))));
        reporting.environment().forEach((name, value) -> rows.add(row("", name, value)));
        reporting.labels().forEach((name, value) -> rows.add(row("Label ", name, value)));
        return new Section("Environment", List.of(new Table(List.of(Column.text("Item"), Column.text("Value")), rows)));
    }

    private static List<Phrase> row(String kind, String name, String value) {
        return List.of(Phrase.of(kind + Excerpt.ofName(name)), Phrase.of(Excerpt.ofLine(value)));
    }
}
