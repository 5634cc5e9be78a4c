package io.github.wingload.report.page;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.diff.PublishedTrend;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Secrets;
import java.util.ArrayList;
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

    private static ComparedRuns side(ShownRun run, String name) {
        return new ComparedRuns(List.of(ComparedRun.reported(name, run.report())));
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

    /** The page of a search whose levels get slower, as those of {@code M/M/c} queues do. */
    public static String sweep() {
        List<SweptLevel> levels = new ArrayList<>();
        for (String level : List.of("5/s", "8/s", "12.8/s", "20.48/s", "32.768/s", "44/s", "52.429/s")) {
            double perSecond = Level.parse(level).orElseThrow().perSecond().orElseThrow();
            double delivered = Math.min(perSecond, 45);
            levels.add(level(level, false, perSecond, 200 / (1 - delivered / 48), levels.size()));
        }
        levels.add(level("44/s", true, 44, 2_400, levels.size()));
        return PageReport.sweep(
                new Sweep(
                        "made-up",
                        Optional.empty(),
                        levels,
                        Optional.of(new CapacitySearch.Result(
                                Level.parse("44/s"),
                                Level.parse("52.429/s"),
                                false,
                                Optional.of(CapacitySearch.End.FOUND)))),
                Secrets.NONE);
    }

    /** The page of four levels of a language model that makes at most 400 tokens a second. */
    public static String sweepOfStreams() {
        List<SweptLevel> levels = new ArrayList<>();
        for (int users : new int[] {1, 8, 32, 64}) {
            double tookMs = Math.max(300, users / 100.0 * 750);
            levels.add(new SweptLevel(
                    Level.parse(String.valueOf(users)).orElseThrow(),
                    false,
                    "made-up/20261122T02205" + levels.size() + "Z-3fa9",
                    MadeUpRun.ofSeconds(120)
                            .users(users)
                            .streamed((int) (120_000 * users / tookMs), tookMs)
                            .report()));
        }
        return PageReport.sweep(
                new Sweep("made-up", Optional.of(levels.size()), levels, Optional.empty()), Secrets.NONE);
    }

    private static SweptLevel level(String level, boolean confirms, double perSecond, double meanMs, int number) {
        MadeUpRun run = MadeUpRun.ofSeconds(120).open();
        Random random = new Random(number);
        for (int i = 0; i < 120 * perSecond; i++) {
            run.ok(1_000 * i / perSecond, meanMs * (0.5 + random.nextDouble()));
        }
        return new SweptLevel(
                Level.parse(level).orElseThrow(), confirms, "made-up/20261122T02205" + number + "Z-3fa9", run.report());
    }
}
