package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two runs of a service that did not change: who calls that a difference cries wolf. */
class AgainstItselfTest {

    private static final int SEEDS = 60;
    private static final int CALLS = 2_400;
    private static final double SECONDS = 600;

    @Test
    void independentCallsSeldomDiffer() {
        assertThat(differences(0)).isLessThanOrEqualTo(SEEDS / 20);
    }

    @Test
    void callsThatShareASlowStretchSeldomDiffer() {
        assertThat(differences(0.9)).isLessThanOrEqualTo(SEEDS / 20);
    }

    @Test
    void aServiceThatBecameHalfAsSlowAgainIsFound() {
        RunDiff diff = MadeUpRun.diff(run(1, 0, 1), run(2, 0, 1.5));
        assertThat(diff.overall()).isEqualTo(Overall.WORSE);
    }

    /** How many of the seeds call a difference. */
    private static long differences(double likeness) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> MadeUpRun.diff(run(2L * seed, likeness, 1), run(2L * seed + 1, likeness, 1)))
                .filter(diff ->
                        diff.overall() != Overall.NO_MATERIAL_CHANGE && diff.overall() != Overall.NOT_ENOUGH_DATA)
                .count();
    }

    /**
     * Lognormal times, 2 % of the calls failed.
     *
     * @param likeness of neighbouring stretches of ten seconds, 0 to below 1
     */
    private static MadeUpRun run(long seed, double likeness, double slower) {
        Random random = new Random(seed * 7919 + 17);
        MadeUpRun run = MadeUpRun.ofSeconds(SECONDS);
        double state = random.nextGaussian();
        int stretch = 0;
        for (int i = 0; i < CALLS; i++) {
            double atMs = i * SECONDS * 1000 / CALLS;
            if ((int) (atMs / 10_000) > stretch) {
                stretch++;
                state = likeness * state + Math.sqrt(1 - likeness * likeness) * random.nextGaussian();
            }
            double common = likeness == 0 ? 0 : 0.2 * state;
            double tookMs = 400 * slower * Math.exp(0.6 * random.nextGaussian() + common);
            if (random.nextDouble() < 0.02) {
                run.failed(atMs, tookMs);
            } else {
                run.ok(atMs, tookMs);
            }
        }
        return run;
    }
}
