package io.github.wingload.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlannedStartsTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    private static final Offset<Double> MILLISECONDS = Offset.offset(0.002);

    @Test
    void constantRateFillsItsHour() {
        PlannedStarts starts = starts(0, stage(10, 10, 1800));
        assertThat(starts.total()).isCloseTo(18_000, EXACT);
        assertThat(starts.busiestHour()).isCloseTo(18_000, EXACT);
        assertThat(starts.secondsToExceed(6_000).getAsDouble()).isCloseTo(600, MILLISECONDS);
        assertThat(starts.secondsToExceed(18_000)).isEmpty();
    }

    @Test
    void longRunHasNoBusierHourThanItsRate() {
        PlannedStarts starts = starts(0, stage(10, 10, 36_000));
        assertThat(starts.total()).isCloseTo(360_000, EXACT);
        assertThat(starts.busiestHour()).isCloseTo(36_000, EXACT);
    }

    @Test
    void warmUpCountsAsStarts() {
        PlannedStarts starts = starts(600, stage(10, 10, 600));
        assertThat(starts.total()).isCloseTo(12_000, EXACT);
        assertThat(starts.secondsToExceed(9_000).getAsDouble()).isCloseTo(900, MILLISECONDS);
    }

    @Test
    void rampUpIsATriangle() {
        PlannedStarts starts = starts(0, stage(0, 10, 1_000));
        assertThat(starts.total()).isCloseTo(5_000, EXACT);
        assertThat(starts.secondsToExceed(1_250).getAsDouble()).isCloseTo(500, MILLISECONDS);
    }

    /** Up to 36 per second in two hours and down again: half an hour before and after the peak the rate is 27. */
    @Test
    void busiestHourIsAroundThePeak() {
        PlannedStarts starts = starts(0, stage(0, 36, 7_200), stage(36, 0, 7_200));
        assertThat(starts.busiestHour()).isCloseTo((27 + 36) / 2.0 * 3_600, EXACT);
        assertThat(starts.secondsToExceed(113_000).getAsDouble()).isBetween(7_200.0, 9_000.0);
        assertThat(starts.secondsToExceed(113_400.5)).isEmpty();
    }

    @Test
    void jumpBackDoesNotHideTheHourBefore() {
        PlannedStarts starts = starts(0, stage(1, 1, 3_600), stage(20, 20, 60), stage(1, 1, 3_600));
        assertThat(starts.busiestHour()).isCloseTo(3_540 + 1_200, EXACT);
        assertThat(starts.secondsToExceed(4_000).getAsDouble()).isCloseTo(3_600 + 400 / 19.0, MILLISECONDS);
    }

    private static Stage stage(double from, double to, long seconds) {
        return new Stage(from + " to " + to, from, to, Duration.ofSeconds(seconds));
    }

    private static PlannedStarts starts(long warmUpSeconds, Stage... stages) {
        return PlannedStarts.of(new OpenLoad(
                List.of(stages),
                OpenLoad.Arrivals.CONSTANT,
                OptionalInt.empty(),
                Duration.ofSeconds(warmUpSeconds),
                Connections.SHARED));
    }
}
