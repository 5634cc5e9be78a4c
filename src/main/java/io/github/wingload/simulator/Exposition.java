package io.github.wingload.simulator;

import java.util.Locale;
import java.util.Map;

/** Figures in the text format that Prometheus reads. */
final class Exposition {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    Exposition counter(String name, String help, double value) {
        return describe(name, help, "counter").line(name, value);
    }

    Exposition gauge(String name, String help, double value) {
        return describe(name, help, "gauge").line(name, value);
    }

    /** @param byLabels values by what stands in braces, such as {@code status="200"} */
    Exposition counters(String name, String help, Map<String, Long> byLabels) {
        describe(name, help, "counter");
        byLabels.forEach((labels, value) -> line(name + "{" + labels + "}", value));
        return this;
    }

    HttpAnswer answer() {
        return HttpAnswer.text(200, text.toString()).withContentType(CONTENT_TYPE);
    }

    private Exposition describe(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private Exposition line(String series, double value) {
        boolean whole = value == Math.rint(value);
        text.append(series).append(' ').append(String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", value));
        text.append('\n');
        return this;
    }
}
