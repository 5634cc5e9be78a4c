package io.github.wingload.report.page;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.PublishedTrend;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Side;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Figure.Calls;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up comparisons and histories that their pages must look well with. */
public final class ShownPages {

    private ShownPages() {}

    /** A comparison of two runs, each named by a text and its side. */
    public static RunDiff compared(ShownRun a, ShownRun b, String name) {
        return RunDiff.between(
                side(a, name + "A"),
                side(b, name + "B"),
                Yardstick.of(Optional.of(b.report().result().manifest().plan()), Calls.OK),
                Rules.DEFAULT);
    }

    private static Side side(ShownRun run, String name) {
        return new Side(List.of(ComparedRun.reported(name, run.report())));
    }

    /** The page of a comparison. */
    public static String diff(ShownRun a, ShownRun b, String name) {
        return PageReport.diff(
                compared(a, b, name),
                List.of(new DrawnRun(a.report(), a.timeline())),
                List.of(new DrawnRun(b.report(), b.timeline())));
    }

    /** Twelve runs of a service that got slower with another image, which a label names. */
    static List<TrendSeries> shifted(String image) {
        Random random = new Random(3);
        return TrendSeries.byName(IntStream.range(0, 12)
                .mapToObj(i -> {
                    double slower = i < 7 ? 1 : 1.3;
                    double noise = 1 + 0.02 * random.nextGaussian();
                    return PublishedTrend.run(
                            String.format("2026-03-%02dT09:00:00Z", i + 1),
                            "image=" + (i < 7 ? "a" : image),
                            120_000 * (2 - noise),
                            99.4 + 0.1 * random.nextGaussian(),
                            PublishedTrend.times(400 * noise, 900 * noise * slower, 3_000 * noise * slower));
                })
                .toList());
    }

    /** The page of these runs. */
    public static String trend(String image) {
        return PageReport.trend(shifted(image), ShownPages::page);
    }

    private static Optional<String> page(TrendRun run) {
        return Optional.of("./" + run.origin().id() + "/report.html");
    }
}
