package io.github.wingload.observe;

import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.time.NanoClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A Prometheus server that is asked for figures with {@code query_range}: during a run each time for the values since it was asked
 * before, or afterwards for all of them. Values are a fixed step apart.
 *
 * <p>The values have times of the wall clock, which are moved to the run's clock by the present difference of the two.
 */
public final class PrometheusServer implements FigureSource {

    private static final long NS_PER_MS = 1_000_000;

    /** Prometheus refuses queries for more than 11,000 points. */
    private static final long MOST_POINTS = 10_000;

    private static final String NOT_THERE =
            "Prometheus has no value for this time: there was none, or it is older than what it keeps";

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
            List<RangeAnswer.Point> points = points(figure, fromMs, nowMs);
            return points.isEmpty()
                    ? List.of(Reading.failed(figure.name(), nowNs, "the query has no value"))
                    : points.stream()
                            .map(point -> reading(figure, nowNs - (nowMs - point.epochMs()) * NS_PER_MS, point.value()))
                            .toList();
        } catch (NoReadingException none) {
            return List.of(Reading.failed(figure.name(), nowNs, none.getMessage()));
        }
    }

    /**
     * Asks for all figures of a time that is over, one after the other.
     *
     * @return a reading for each figure and step, with times from the begin; those of one figure in order of time
     */
    public List<Reading> during(Instant begin, Instant end) {
        List<Reading> readings = new ArrayList<>();
        long beginMs = begin.toEpochMilli();
        long partMs = MOST_POINTS * stepMs;
        for (ServerFigure figure : figures) {
            for (long fromMs = beginMs; fromMs <= end.toEpochMilli(); fromMs += partMs) {
                long toMs = Math.min(end.toEpochMilli(), fromMs + partMs - stepMs);
                readings.addAll(past(figure, beginMs, fromMs, toMs));
            }
        }
        return readings;
    }

    private List<Reading> past(ServerFigure figure, long zeroMs, long fromMs, long toMs) {
        Map<Long, Double> values = new HashMap<>();
        String missing = NOT_THERE;
        try {
            points(figure, fromMs, toMs).forEach(point -> values.put(point.epochMs(), point.value()));
        } catch (NoReadingException none) {
            missing = none.getMessage();
        }
        List<Reading> readings = new ArrayList<>();
        for (long ms = fromMs; ms <= toMs; ms += stepMs) {
            long atNs = (ms - zeroMs) * NS_PER_MS;
            Double value = values.get(ms);
            readings.add(value == null ? Reading.failed(figure.name(), atNs, missing) : reading(figure, atNs, value));
        }
        return readings;
    }

    private List<RangeAnswer.Point> points(ServerFigure figure, long fromMs, long toMs) throws NoReadingException {
        String query = query(figure.query().orElseThrow(), fromMs, toMs, Duration.ofMillis(stepMs));
        return RangeAnswer.points(fetch.text(query));
    }

    private static Reading reading(ServerFigure figure, long atNs, double value) {
        return Double.isFinite(value)
                ? Reading.of(figure.name(), atNs, atNs, value)
                : Reading.failed(figure.name(), atNs, "its value is " + value);
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
