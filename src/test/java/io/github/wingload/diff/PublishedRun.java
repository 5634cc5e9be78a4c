package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import java.util.Map;
import java.util.TreeMap;

/** Runs with the totals and the percentiles of published ones: the same calls, evenly spread. */
public final class PublishedRun {

    private PublishedRun() {}

    /** 27 January 2026: 146,231 calls in 3,880.94 s. */
    public static MadeUpRun january() {
        return run(
                146_231,
                136_287,
                3880.94,
                Map.of(
                        0.0, 210.2, 0.3386, 500.0, 0.50, 561.7, 0.8058, 1000.0, 0.90, 1829.3, 0.95, 3262.8, 0.99,
                        7047.8, 1.0, 9999.0));
    }

    /** 5 February 2026: 120,443 calls in 3,923.6 s. */
    public static MadeUpRun february() {
        return run(
                120_443,
                113_230,
                3923.6,
                Map.of(
                        0.0, 170.0, 0.4956, 500.0, 0.50, 500.0, 0.7688, 1000.0, 0.90, 2580.0, 0.95, 4688.0, 0.99,
                        8470.0, 1.0, 9999.0));
    }

    private static MadeUpRun run(int requests, int ok, double seconds, Map<Double, Double> percentilesMs) {
        TreeMap<Double, Double> quantiles = new TreeMap<>(percentilesMs);
        MadeUpRun run = MadeUpRun.ofSeconds(seconds);
        double gapMs = seconds * 1000 / requests;
        long done = 0;
        for (int i = 0; i < requests; i++) {
            if ((i + 1L) * ok / requests > done) {
                run.ok(i * gapMs, at(quantiles, spread(done, ok)));
                done++;
            } else {
                run.call(i * gapMs, 20, FailureClass.HTTP_5XX, 500);
            }
        }
        return run;
    }

    /** Every share between 0 and 1 once, neighbours far from each other: steps of the golden ratio. */
    private static double spread(long index, int of) {
        long step = Math.round(of * 0.618033988749895);
        while (gcd(step, of) != 1) {
            step++;
        }
        return (index * step % of + 0.5) / of;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static double at(TreeMap<Double, Double> quantiles, double share) {
        Map.Entry<Double, Double> below = quantiles.floorEntry(share);
        Map.Entry<Double, Double> above = quantiles.higherEntry(share);
        double part = (share - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + part * (above.getValue() - below.getValue());
    }
}
