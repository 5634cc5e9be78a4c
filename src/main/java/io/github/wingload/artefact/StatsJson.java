package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Times;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;

/**
 * Figures of a set of calls.
 *
 * @param figures for people
 * @param recorded the same times in full
 */
record StatsJson(FiguresJson figures, Recorded recorded) {

    static StatsJson of(CallStats stats, double windowSeconds) {
        Recorded recorded = new Recorded(
                RecordedJson.of(stats.ok().response()),
                RecordedJson.of(stats.ok().service()),
                RecordedJson.of(stats.failed().response()),
                RecordedJson.of(stats.failed().service()));
        return new StatsJson(FiguresJson.of(stats, windowSeconds), recorded);
    }

    CallStats stats() throws DataFormatException {
        Map<FailureClass, Long> classes = new EnumMap<>(FailureClass.class);
        figures.classes().forEach((label, count) -> classes.put(failureClass(label), count));
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        figures.statuses().forEach((status, count) -> statuses.put(Integer.valueOf(status), count));
        return CallStats.of(
                new Times(recorded.okResponse.durations(), recorded.okService.durations()),
                new Times(recorded.failedResponse.durations(), recorded.failedService.durations()),
                classes,
                statuses,
                figures.connectionsOpened(),
                figures.bodyBytes());
    }

    /** The class with this name in files. */
    static FailureClass failureClass(String label) {
        return Arrays.stream(FailureClass.values())
                .filter(failureClass -> failureClass.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no class of calls named " + label));
    }

    /**
     * Times in full, ok and failed requests apart; all requests are the two together.
     *
     * @param okResponse response times of ok requests
     * @param okService service times of ok requests
     * @param failedResponse response times of failed requests
     * @param failedService service times of failed requests
     */
    record Recorded(
            RecordedJson okResponse, RecordedJson okService, RecordedJson failedResponse, RecordedJson failedService) {}
}
