package io.github.wingload.cli;

import io.github.wingload.diff.Material;
import io.github.wingload.diff.Metric;
import io.github.wingload.diff.Metric.Kind;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Measure.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options that say which figures decide a comparison, and from which size on a change matters. */
final class JudgedFigures {

    private static final Pattern PERCENTILE = Pattern.compile("p(?<number>50|90|95|99)");
    private static final Pattern MATERIAL =
            Pattern.compile("(?<figure>[a-z0-9]+)=(?<number>\\d+(?:\\.\\d+)?)(?<unit>%|pp|ms)");
    private static final String FIGURES = "success, throughput, good, mean, p50, p90, p95, p99";

    @Option(
            names = "--material",
            paramLabel = "FIGURE=SIZE",
            split = ",",
            description =
                    "From which size on a change matters: times=10%%, times=20ms, p90=10%%, success=0.5pp, good=1pp,"
                            + " throughput=5%% (these are the defaults). A time must change by both.")
    private List<String> material = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "FIGURE",
            split = ",",
            description =
                    "Which figures decide, of " + FIGURES + " (default: success, p90, and throughput; for open loads"
                            + " good instead, the share of calls that were ok in time).")
    private List<String> failOn = List.of();

    /** Faults of the command line are found before anything is read. */
    void check() {
        material();
        failOn.forEach(JudgedFigures::checkFigure);
    }

    Rules rules(Yardstick yardstick) {
        return new Rules(
                material(),
                failOn.stream()
                        .map(figure -> metric(figure, yardstick))
                        .distinct()
                        .toList());
    }

    private static void checkFigure(String figure) {
        metric(figure, new Yardstick(Calls.OK, Duration.ZERO, List.of()));
    }

    private static Metric metric(String figure, Yardstick yardstick) {
        Matcher percentile = PERCENTILE.matcher(figure);
        if (percentile.matches()) {
            return Metric.percentile(Double.parseDouble(percentile.group("number")));
        }
        return switch (figure) {
            case "success" -> Metric.of(Kind.SUCCESS_RATE);
            case "throughput" -> Metric.of(Kind.THROUGHPUT);
            case "good" -> Metric.goodFraction(yardstick.goodWithin());
            case "mean" -> Metric.of(Kind.MEAN);
            default -> throw new UserError("--fail-on: there is no figure " + figure, "Use one of " + FIGURES + ".");
        };
    }

    private Material material() {
        Material sizes = Material.DEFAULT;
        for (String size : material) {
            sizes = with(sizes, size);
        }
        return sizes;
    }

    private static Material with(Material sizes, String text) {
        Matcher size = MATERIAL.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw wrong(text);
        }
        double number = Double.parseDouble(size.group("number"));
        Matcher percentile = PERCENTILE.matcher(size.group("figure"));
        if (percentile.matches() && size.group("unit").equals("%")) {
            return sizes.withPercentile(Double.parseDouble(percentile.group("number")), number);
        }
        return switch (size.group("figure") + " in " + size.group("unit")) {
            case "times in %" -> sizes.withTimePercent(number);
            case "times in ms" -> sizes.withTimeMs(number);
            case "success in pp" -> sizes.withSuccessPoints(number);
            case "good in pp" -> sizes.withGoodPoints(number);
            case "throughput in %" -> sizes.withRatePercent(number);
            default -> throw wrong(text);
        };
    }

    private static UserError wrong(String text) {
        return new UserError(
                "--material: " + text + " is no size of a change",
                "Write for example p90=10%, times=20ms, success=0.5pp, good=1pp or throughput=5%.");
    }
}
