package io.github.wingload.cli.results;

import io.github.wingload.cli.command.UserError;
import io.github.wingload.diff.Material;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Figure;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options that choose the figures that decide a comparison, and the size from which a change matters. */
final class JudgedFigures {

    private static final Pattern MATERIAL = Pattern.compile(
            "(?<figure>times|success|good|goodput|throughput|p(?:50|90|95|99))=(?<number>\\d+(?:\\.\\d+)?)(?<unit>%|pp|ms)");
    private static final String FIGURES = "success, goodput, good, mean, p50, p90, p95, p99";
    private static final String STREAMS =
            "p50 of ttft, p90 of ttft, p50 of tpot, p90 of tpot, p90 of longest gap, output tokens/s";
    private static final List<String> NAMES = List.of((FIGURES + ", " + STREAMS).split(", "));

    /** What goodput was called when it was a rate of all calls; scripts still say it. */
    private static final String OLD_GOODPUT = "throughput";

    @Option(
            names = "--material",
            paramLabel = "FIGURE=SIZE",
            split = ",",
            description =
                    "The size from which a change matters: times=10%%, times=0.1ms, success=0.5pp, good=1pp, goodput=5%%"
                            + " (the defaults), or p90=5%%. A time must change by both sizes.")
    private List<String> material = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "FIGURE",
            split = ",",
            description = "The figures that decide: " + FIGURES + "; of streamed answers " + STREAMS
                    + " (default: success, p90 and goodput; for open loads good in place of goodput: the share of calls that"
                    + " were ok in time; for streamed answers success, p90 of ttft, p90 of tpot and output tokens/s).")
    private List<String> failOn = List.of();

    /** Checks the options, so that errors are reported before any run is read. */
    void check() {
        material();
        failOn.forEach(JudgedFigures::checkFigure);
    }

    Rules rules(Yardstick yardstick) {
        return new Rules(
                material(),
                failOn.stream().map(name -> figure(name, yardstick)).distinct().toList());
    }

    private static String today(String name) {
        return name.equals(OLD_GOODPUT) ? Figure.GOODPUT.brief() : name;
    }

    private static void checkFigure(String given) {
        String name = today(given);
        if (!NAMES.contains(name)) {
            throw new UserError("--fail-on: unknown figure " + given, "Use one of " + FIGURES + ", " + STREAMS + ".");
        }
    }

    private static Figure figure(String name, Yardstick yardstick) {
        checkFigure(name);
        return yardstick.figures().stream()
                .filter(figure -> figure.brief().equals(today(name)))
                .findFirst()
                .orElseThrow();
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
        String name = today(size.group("figure"));
        String unit = size.group("unit");
        double number = Double.parseDouble(size.group("number"));
        if (name.equals("times") && unit.equals("ms")) {
            return sizes.withTimeMs(number);
        }
        boolean points = name.equals("success") || name.equals("good");
        if (!unit.equals(points ? "pp" : "%")) {
            throw wrong(text);
        }
        return sizes.with(name, number);
    }

    private static UserError wrong(String text) {
        return new UserError(
                "--material: " + text + " is not a size",
                "Write for example p90=10%, times=20ms, success=0.5pp, good=1pp or goodput=5%.");
    }
}
