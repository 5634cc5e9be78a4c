package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;

/** How it went at first: the first ok calls, and the warm-up if one was asked for. */
final class WarmUpSection {

    private static final double NS_PER_SECOND = 1e9;

    private WarmUpSection() {}

    static Section of(Analysis report) {
        List<String> lines = new ArrayList<>();
        report.firstOk()
                .ifPresent(first -> lines.add("P90 of the first " + Figures.count(first.count()) + " successes: "
                        + Figures.time(first.byStartP90Ms()) + " of those that started first, "
                        + Figures.time(first.byEndP90Ms()) + " of those that ended first."));
        report.warmUp().ifPresent(calls -> lines.add(warmUp(calls, report)));
        return Section.when(!lines.isEmpty(), "Warm-up", Bullets.of(lines));
    }

    private static String warmUp(CallStats calls, Analysis report) {
        String text = "Warm-up of " + Figures.number(report.window().startNs() / NS_PER_SECOND, 2)
                + " s before the window: " + Figures.count(calls.requests()) + " requests, "
                + Figures.count(calls.failures()) + " failed";
        if (calls.ok().count() > 0) {
            text += ", P90 of the successful ones "
                    + Figures.time(report.time().of(calls.timed().ok()).percentileMs(90));
        }
        return text + ". It is in no figure of the window.";
    }
}
