package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.yaml.LineCursor;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The figures of {@code observe} as a threshold's line can name them: {@code memory}, {@code mean of memory}, {@code max of
 * memory}, {@code min of memory}.
 */
public final class ServerFigureNames {

    static final ServerFigureNames NONE = new ServerFigureNames(List.of());

    private static final Map<String, Statistic> STATISTICS = Words.of(Statistic.class, '_');

    private final Map<String, ServerFigure> figures = new LinkedHashMap<>();
    private final Map<String, Duration> intervals = new LinkedHashMap<>();
    private final Optional<Pattern> written;

    public ServerFigureNames(List<Observation> observe) {
        for (Observation observation : observe) {
            for (ServerFigure figure : observation.figures()) {
                figures.put(figure.name(), figure);
                intervals.put(figure.name(), observation.every());
            }
        }
        String anyName = figures.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        written = figures.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        "(?i:(mean|min|max)\\s+of\\s+)?(?:\"(" + anyName + ")\"|(" + anyName + "))(?=[\\s<>]|$)"));
    }

    /** A figure as a line names it. */
    record Named(Optional<Statistic> statistic, ServerFigure figure) {}

    /** Moves the cursor past the figure at its position; empty if there is no figure. */
    Optional<Named> take(LineCursor cursor) {
        return written.flatMap(cursor::take).map(this::named);
    }

    List<String> names() {
        return List.copyOf(figures.keySet());
    }

    /** The time from one scrape of it to the next. */
    Duration every(String figure) {
        return intervals.getOrDefault(figure, Duration.ZERO);
    }

    private Named named(MatchResult line) {
        String name = line.group(2) != null ? line.group(2) : line.group(3);
        ServerFigure figure = Optional.ofNullable(figures.get(name)).orElseThrow();
        Optional<Statistic> statistic =
                Optional.ofNullable(line.group(1)).map(word -> STATISTICS.get(word.toLowerCase(Locale.ROOT)));
        return new Named(statistic, figure);
    }
}
