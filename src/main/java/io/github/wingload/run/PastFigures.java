package io.github.wingload.run;

import io.github.wingload.http.TlsFileException;
import io.github.wingload.observe.PrometheusServer;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks Prometheus servers for the figures of a run that is over. */
public final class PastFigures {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private PastFigures() {}

    /**
     * Asks one server after the other; each answer may take 30 s. What a server does not tell is a reading with an error.
     *
     * @param observations of Prometheus servers
     * @param begin time zero of the run
     * @param end of its last call
     * @return the readings of all figures, with times from time zero; those of one figure in order of time
     * @throws CannotRunException if a certificate or key file of a server cannot be used; then nothing is sent to it
     */
    public static List<Reading> of(List<Observation> observations, Instant begin, Instant end)
            throws CannotRunException {
        NanoClock clock = NanoClock.system();
        List<Reading> readings = new ArrayList<>();
        for (Observation observation : observations) {
            try (ObservedEndpoint endpoint =
                    ObservedEndpoint.open(observation, observation.target().orElseThrow(), DEADLINE, clock)) {
                readings.addAll(new PrometheusServer(observation, endpoint::asked, clock).during(begin, end));
            } catch (TlsFileException e) {
                throw new CannotRunException(String.valueOf(e.getMessage()), e);
            }
        }
        return readings;
    }
}
