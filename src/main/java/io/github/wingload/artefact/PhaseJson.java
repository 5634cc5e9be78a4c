package io.github.wingload.artefact;

import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Phases;
import java.util.Map;
import java.util.zip.DataFormatException;

/**
 * One phase of calls, over all tasks.
 *
 * @param ms summary in milliseconds
 * @param recorded the same in full
 */
record PhaseJson(Map<String, Number> ms, RecordedJson recorded) {

    private static PhaseJson of(Durations durations) {
        return new PhaseJson(FiguresJson.summary(durations), RecordedJson.of(durations));
    }

    /**
     * Where the time of calls went.
     *
     * @param lateness from the intended to the real start
     * @param poolWait until there was a connection, or leave to make one
     * @param connect of calls that opened a connection
     * @param dispatch from the connection to the request's head on its way
     * @param firstByte from sending the request's head to the head of the answer
     */
    record All(PhaseJson lateness, PhaseJson poolWait, PhaseJson connect, PhaseJson dispatch, PhaseJson firstByte) {

        static All of(Phases phases) {
            return new All(
                    PhaseJson.of(phases.lateness()),
                    PhaseJson.of(phases.poolWait()),
                    PhaseJson.of(phases.connect()),
                    PhaseJson.of(phases.dispatch()),
                    PhaseJson.of(phases.firstByte()));
        }

        Phases phases() throws DataFormatException {
            return new Phases(
                    lateness.recorded.durations(),
                    poolWait.recorded.durations(),
                    connect.recorded.durations(),
                    dispatch.recorded.durations(),
                    firstByte.recorded.durations());
        }
    }
}
