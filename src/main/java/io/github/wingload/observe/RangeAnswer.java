package io.github.wingload.observe;

import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the answer of a Prometheus server to {@code query_range}: one series of values. */
final class RangeAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigDecimal MS_PER_SECOND = BigDecimal.valueOf(1000);

    private RangeAnswer() {}

    /**
     * A value.
     *
     * @param epochMs when, in milliseconds since 1970
     * @param value may be infinite or not a number
     */
    record Point(long epochMs, double value) {}

    /**
     * The values in order of time; none if no series matches.
     *
     * @throws NoReadingException if the answer has several series, or does not come from Prometheus
     */
    static List<Point> points(String text) throws NoReadingException {
        JsonNode answer;
        try {
            answer = JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new NoReadingException("the answer is not that of a Prometheus server: it is not JSON");
        }
        if (answer.path("status").asString("").equals("error")) {
            throw new NoReadingException("Prometheus answered: "
                    + Excerpt.ofLine(answer.path("error").asString("an error without a text")));
        }
        JsonNode data = answer.path("data");
        if (!data.path("resultType").asString("").equals("matrix")) {
            throw new NoReadingException("the answer is not that of a Prometheus server: it has no matrix of values");
        }
        JsonNode series = data.path("result");
        if (series.size() > 1) {
            throw new NoReadingException("the query has " + Figures.count(series.size())
                    + " series, and a figure is one: write sum(…), max(…) or avg(…) around it");
        }
        List<Point> points = new ArrayList<>();
        for (JsonNode point : series.path(0).path("values")) {
            points.add(point(point));
        }
        return points;
    }

    private static Point point(JsonNode point) throws NoReadingException {
        try {
            long epochMs = point.path(0).decimalValue().multiply(MS_PER_SECOND).longValue();
            String value = point.path(1).asString();
            return new Point(
                    epochMs,
                    switch (value) {
                        case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                        case "-Inf" -> Double.NEGATIVE_INFINITY;
                        default -> Double.parseDouble(value);
                    });
        } catch (JacksonException | NumberFormatException broken) {
            throw new NoReadingException("a value of the answer cannot be read");
        }
    }
}
