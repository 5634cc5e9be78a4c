package io.github.wingload.observe;

import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.time.NanoClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A Prometheus server that is asked for figures with {@code query_range}: each time for the values since it was asked before, a fixed
 * step apart.
 *
 * <p>The values have times of the wall clock, which are moved to the run's clock by the present difference of the two.
 */
public final class PrometheusServer implements FigureSource {

    private static final long NS_PER_MS = 1_000_000;

    private final List<ServerFigure> figures;
    private final long stepMs;
    private final Fetch fetch;
    private final NanoClock clock;
    private OptionalLong nextMs = OptionalLong.empty();

    /** Requests a query's answer. */
    @FunctionalInterface
    public interface Fetch {

        /**
         * Sends one request and waits for its answer.
         *
         * @param query the query of the URL, percent-encoded
         * @return the body of an answer with status 200, or of one with an explanation in JSON
         * @throws NoReadingException if there is none; the message says why, for people
         */
        String text(String query) throws NoReadingException;
    }

    /**
     * A server.
     *
     * @param observation whose figures all have queries; its interval is the step
     * @param clock the run's
     */
    public PrometheusServer(Observation observation, Fetch fetch, NanoClock clock) {
        this.figures = observation.figures();
        this.stepMs = observation.every().toMillis();
        this.fetch = fetch;
        this.clock = clock;
    }

    @Override
    public List<Reading> scrape(long nowNs) {
        long nowMs = clock.wallTime().toEpochMilli();
        long fromMs = nextMs.orElse(nowMs);
        if (fromMs > nowMs) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>();
        for (ServerFigure figure : figures) {
            readings.addAll(readings(figure, fromMs, nowMs, nowNs));
        }
        nextMs = OptionalLong.of(fromMs + ((nowMs - fromMs) / stepMs + 1) * stepMs);
        return readings;
    }

    private List<Reading> readings(ServerFigure figure, long fromMs, long nowMs, long nowNs) {
        try {
            String answer = fetch.text(query(figure.query().orElseThrow(), fromMs, nowMs, Duration.ofMillis(stepMs)));
            List<Reading> readings = new ArrayList<>();
            for (RangeAnswer.Point point : RangeAnswer.points(answer)) {
                long atNs = nowNs - (nowMs - point.epochMs()) * NS_PER_MS;
                readings.add(
                        Double.isFinite(point.value())
                                ? Reading.of(figure.name(), atNs, atNs, point.value())
                                : Reading.failed(figure.name(), atNs, "its value is " + point.value()));
            }
            return readings;
        } catch (NoReadingException none) {
            return List.of(Reading.failed(figure.name(), nowNs, none.getMessage()));
        }
    }

    /** The query of a URL that asks for a range of values. */
    static String query(String expression, long fromMs, long toMs, Duration step) {
        return "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&start=" + seconds(fromMs) + "&end="
                + seconds(toMs) + "&step=" + seconds(step.toMillis());
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000);
    }
}
