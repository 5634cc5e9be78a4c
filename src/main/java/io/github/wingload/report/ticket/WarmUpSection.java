package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** The first ok calls, and the warm-up if there was one. */
final class WarmUpSection {

    private WarmUpSection() {}

    static Section of(Analysis report) {
        List<String> lines = new ArrayList<>();
        report.firstOk()
                .filter(first -> !report.compares())
                .ifPresent(first -> lines.add("P90 of the first " + Figures.count(first.count()) + " successful calls: "
                        + Unit.TIME.text(first.byStartP90Ms()) + " by start, "
                        + Unit.TIME.text(first.byEndP90Ms()) + " by end."));
        report.warmUp().ifPresent(calls -> lines.add(warmUp(calls, report)));
        String title = report.warmUp().isPresent() ? "Warm-up" : "First Calls";
        return Section.when(!lines.isEmpty(), title, Bullets.of(lines));
    }

    private static String warmUp(CallStats calls, Analysis report) {
        String text = "Warm-up of " + Figures.number(report.window().startSeconds(), 2)
                + " s before the window: " + Figures.count(calls.requests()) + " requests, "
                + Figures.count(calls.failures()) + " failed";
        if (calls.ok().count() > 0 && !report.compares()) {
            text += ", P90 of the successful ones "
                    + Unit.TIME.text(report.time().of(calls.timed().ok()).percentileMs(90));
        }
        return text + ". No figure of the window includes it.";
    }
}
