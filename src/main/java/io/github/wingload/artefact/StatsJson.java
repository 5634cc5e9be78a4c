package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Details;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;

/**
 * Figures of a set of calls.
 *
 * @param figures for people
 * @param recorded the same times in full
 * @param byMutation the same again for each kind of mutation, and for valid payloads; absent if no payload was made invalid
 */
record StatsJson(FiguresJson figures, Recorded recorded, Optional<List<MutationJson>> byMutation) {

    static StatsJson of(CallStats stats, double windowSeconds) {
        Recorded recorded = new Recorded(
                RecordedJson.of(stats.ok().response()),
                RecordedJson.of(stats.ok().service()),
                RecordedJson.of(stats.failed().response()),
                RecordedJson.of(stats.failed().service()),
                ifAny(stats.details().hits().response()),
                ifAny(stats.details().hits().service()),
                ifAny(stats.details().misses().response()),
                ifAny(stats.details().misses().service()));
        return new StatsJson(FiguresJson.of(stats, windowSeconds), recorded, MutationJson.parts(stats, windowSeconds));
    }

    private static Optional<RecordedJson> ifAny(Durations durations) {
        return durations.count() == 0 ? Optional.empty() : Optional.of(RecordedJson.of(durations));
    }

    CallStats stats() throws DataFormatException {
        if (byMutation.isEmpty()) {
            return ownStats();
        }
        SortedMap<String, CallStats> parts = new TreeMap<>();
        for (MutationJson part : byMutation.get()) {
            parts.put(part.mutation(), new StatsJson(part.figures(), part.recorded(), Optional.empty()).ownStats());
        }
        return CallStats.byMutation(parts);
    }

    private CallStats ownStats() throws DataFormatException {
        Map<FailureClass, Long> classes = new EnumMap<>(FailureClass.class);
        figures.classes().forEach((label, count) -> classes.put(failureClass(label), count));
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        figures.statuses().forEach((status, count) -> statuses.put(Integer.valueOf(status), count));
        return CallStats.of(
                        new CallDurations(recorded.okResponse.durations(), recorded.okService.durations()),
                        new CallDurations(recorded.failedResponse.durations(), recorded.failedService.durations()),
                        classes,
                        statuses,
                        figures.connectionsOpened(),
                        figures.bodyBytes())
                .with(details());
    }

    private Details details() throws DataFormatException {
        return new Details(
                times(recorded.hitResponse, recorded.hitService),
                times(recorded.missResponse, recorded.missService),
                figures.items().map(FiguresJson.ItemsJson::total).orElse(0L),
                figures.items().map(FiguresJson.ItemsJson::ok).orElse(0L));
    }

    private static CallDurations times(Optional<RecordedJson> response, Optional<RecordedJson> service)
            throws DataFormatException {
        return response.isPresent() && service.isPresent()
                ? new CallDurations(response.get().durations(), service.get().durations())
                : CallDurations.NONE;
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
     * @param hitResponse response times of ok requests that a cache answered; absent if there are none, as the next
     * @param hitService service times of the same
     * @param missResponse response times of ok requests that it did not answer
     * @param missService service times of the same
     */
    record Recorded(
            RecordedJson okResponse,
            RecordedJson okService,
            RecordedJson failedResponse,
            RecordedJson failedService,
            Optional<RecordedJson> hitResponse,
            Optional<RecordedJson> hitService,
            Optional<RecordedJson> missResponse,
            Optional<RecordedJson> missService) {}

    /**
     * Figures of the calls whose payload went through one kind of mutation.
     *
     * @param mutation its kind; empty for the calls whose payload was sent as it is
     * @param figures for people
     * @param recorded the same times in full
     */
    record MutationJson(String mutation, FiguresJson figures, Recorded recorded) {

        static Optional<List<MutationJson>> parts(CallStats stats, double windowSeconds) {
            List<MutationJson> parts = new ArrayList<>();
            stats.byMutation().forEach((mutation, part) -> {
                StatsJson json = StatsJson.of(part, windowSeconds);
                parts.add(new MutationJson(mutation, json.figures(), json.recorded()));
            });
            return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
        }
    }
}
