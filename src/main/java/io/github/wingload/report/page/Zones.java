package io.github.wingload.report.page;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Remark.Settling;
import io.github.wingload.result.Remark.Unsteady;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Timeline.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Stretches and moments of a run that every chart over time marks. Times are in seconds from time zero. */
final class Zones {

    private Zones() {}

    /** Warm-up, stages, drain, where wingload stood still, and where the target answered with status 429. */
    static List<Map<String, Object>> of(Analysis report, List<Bin> bins, double binSeconds) {
        List<Map<String, Object>> zones = new ArrayList<>(planned(report));
        Window window = report.window();
        if (window.drainSeconds() > binSeconds) {
            zones.add(zone("drain", "aside", window.endNs() / 1e9, window.lastEndNs() / 1e9));
        }
        stalls(report, zones);
        int from = -1;
        for (int i = 0; i <= bins.size(); i++) {
            boolean refused = i < bins.size() && bins.get(i).failures().containsKey(FailureClass.HTTP_429);
            if (refused && from < 0) {
                from = i;
            } else if (!refused && from >= 0) {
                zones.add(zone("status 429", "refused", from * binSeconds, i * binSeconds));
                from = -1;
            }
        }
        return zones;
    }

    /** Warm-up and stages. */
    static List<Map<String, Object>> planned(Analysis report) {
        List<Map<String, Object>> zones = new ArrayList<>();
        if (report.window().startNs() > 0) {
            zones.add(zone("warm-up", "aside", 0, report.window().startSeconds()));
        }
        if (report.stages().size() > 1) {
            for (StageResult stage : report.stages()) {
                Window part = stage.window();
                zones.add(zone(stage.name(), "stage", part.startNs() / 1e9, part.endNs() / 1e9));
            }
        }
        return zones;
    }

    /** Where wingload itself stood still, as far as that is known. */
    private static void stalls(Analysis report, List<Map<String, Object>> zones) {
        report.result()
                .generator()
                .stalls()
                .ifPresent(stalls -> stalls.longest()
                        .forEach(stall -> zones.add(
                                zone("wingload stood still", "stall", stall.fromNs() / 1e9, stall.toNs() / 1e9))));
    }

    /** Where the run changed its level, with the sentence that says so. */
    static List<Map<String, Object>> moments(Analysis report) {
        return report.remarks().stream()
                .flatMap(remark -> remark instanceof Unsteady unsteady
                        ? Stream.of(moment(report, unsteady.seconds(), RemarkText.of(remark)))
                        : remark instanceof Settling settling
                                ? Stream.of(moment(report, settling.seconds(), RemarkText.of(remark)))
                                : Stream.empty())
                .toList();
    }

    private static Map<String, Object> moment(Analysis report, double seconds, String words) {
        return Map.of("at", Charts.number(report.window().startSeconds() + seconds), "name", words);
    }

    private static Map<String, Object> zone(String name, String style, double from, double to) {
        return Map.of("name", name, "style", style, "from", Charts.number(from), "to", Charts.number(to));
    }
}
