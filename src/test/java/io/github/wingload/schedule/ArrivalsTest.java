package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.schedule.RateProfile.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final RateProfile UP_HOLD_DOWN = new RateProfile(List.of(
            new Segment(0, 10, 10 * SECOND), new Segment(10, 10, 10 * SECOND), new Segment(10, 0, 10 * SECOND)));

    @Test
    void anHourAt150000PerHourIsExactlyThatManyStarts24MillisecondsApart() {
        List<Long> times = all(Arrivals.constant(flat(150_000 / 3600.0, 3600 * SECOND)));
        assertThat(times).hasSize(150_000);
        for (int n = 0; n < times.size(); n++) {
            assertThat(times.get(n)).isEqualTo(n * 24_000_000L);
        }
    }

    @ParameterizedTest(name = "{0} arrivals by {1} s")
    @CsvSource({
        "0, 0",
        "1, 1.414213562",
        "8, 4",
        "32, 8",
        "49, 9.899494937",
        "50, 10",
        "51, 10.1",
        "100, 15",
        "149, 19.9",
        "150, 20",
        "151, 20.100505063",
        "175, 22.928932188",
        "199, 28.585786438"
    })
    void aRampIsInvertedExactly(double arrivals, double seconds) {
        assertThat(UP_HOLD_DOWN.timeNs(arrivals) / 1e9).isCloseTo(seconds, within(1e-9));
    }

    @Test
    void aRampStartsTheNumberOfCallsGivenByItsArea() {
        assertThat(all(Arrivals.constant(UP_HOLD_DOWN))).hasSize(200).isSorted();
    }

    @Test
    void fromZeroToTwentyInTenSecondsGivesOneThreeFiveAndSoOn() {
        RateProfile ramp = new RateProfile(List.of(new Segment(0, 20, 10 * SECOND)));
        int[] perSecond = new int[10];
        all(Arrivals.constant(ramp)).forEach(time -> perSecond[(int) (time / SECOND)]++);
        assertThat(perSecond).containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19);
    }

    @Test
    void nearlyFlatRampsLoseNoDigits() {
        RateProfile flat = flat(100, 3600 * SECOND);
        RateProfile nearlyFlat = new RateProfile(List.of(new Segment(100, 100 + 1e-9, 3600 * SECOND)));
        for (int arrivals = 1; arrivals < 360_000; arrivals += 9973) {
            assertThat(nearlyFlat.timeNs(arrivals)).isCloseTo(flat.timeNs(arrivals), within(100L));
        }
    }

    @Test
    void poissonArrivalsFollowTheSeed() {
        double[] unitRate = {1.300350380, 2.449909092, 2.819118632, 3.143573256, 4.238838010, 6.575727473};
        double[] onTheRamp = {1.612668832, 2.213553294, 2.374497265, 2.507418296, 2.911644899, 3.626493478};
        assertSeconds(Arrivals.poisson(flat(1, 100 * SECOND), new Random(42)), unitRate, 1);
        assertSeconds(Arrivals.poisson(flat(10, 100 * SECOND), new Random(42)), unitRate, 0.1);
        assertSeconds(Arrivals.poisson(UP_HOLD_DOWN, new Random(42)), onTheRamp, 1);
    }

    @Test
    void aMinuteOfPoissonArrivalsHasARandomNumber() {
        assertThat(all(Arrivals.poisson(flat(41.6667, 60 * SECOND), new Random(1))))
                .hasSize(2499)
                .isSorted();
    }

    @Test
    void gapsOfThePoissonProcessAreExponential() {
        int draws = 20_000;
        Arrivals arrivals = Arrivals.poisson(flat(1, 1_000_000 * SECOND), new Random(42));
        double[] gaps = new double[draws];
        double last = 0;
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            double time = arrivals.nextNs() / 1e9;
            gaps[i] = time - last;
            sum += gaps[i];
            last = time;
        }
        Arrays.sort(gaps);
        double distance = 0;
        for (int i = 0; i < draws; i++) {
            double expected = 1 - Math.exp(-gaps[i]);
            distance = Math.max(distance, Math.max(expected - i / (double) draws, (i + 1) / (double) draws - expected));
        }
        assertThat(distance).as("Kolmogorov-Smirnov distance").isLessThan(1.36 / Math.sqrt(draws));
        assertThat(sum / draws).as("mean gap").isCloseTo(1, within(0.02));
    }

    @Test
    void exactPoissonArrivalsHaveTheExpectedNumberWithinTheProfile() {
        List<Long> times = all(RateArrivals.poissonExact(UP_HOLD_DOWN, new Random(3)));
        assertThat(times).hasSize(200).isSorted();
        assertThat(times.get(199)).isLessThan(30 * SECOND);
        assertThat(times).isEqualTo(all(RateArrivals.poissonExact(UP_HOLD_DOWN, new Random(3))));
    }

    @Test
    void theRateAtATimeLiesOnTheLine() {
        assertThat(UP_HOLD_DOWN.perSecondAt(5 * SECOND)).isEqualTo(5);
        assertThat(UP_HOLD_DOWN.perSecondAt(15 * SECOND)).isEqualTo(10);
        assertThat(UP_HOLD_DOWN.perSecondAt(30 * SECOND)).isZero();
    }

    private static void assertSeconds(Arrivals arrivals, double[] expected, double scale) {
        for (double seconds : expected) {
            assertThat(arrivals.nextNs() / 1e9).isCloseTo(seconds * scale, within(2e-9));
        }
    }

    private static List<Long> all(Arrivals arrivals) {
        List<Long> times = new ArrayList<>();
        for (long time = arrivals.nextNs(); time != Arrivals.NEVER; time = arrivals.nextNs()) {
            times.add(time);
        }
        return times;
    }

    private static RateProfile flat(double perSecond, long durationNs) {
        return new RateProfile(List.of(new RateProfile.Segment(perSecond, perSecond, durationNs)));
    }
}
