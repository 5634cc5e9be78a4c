package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Window;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Course course = new Course(new OpenLoad(
            List.of(new Stage("up", 0, 10, MINUTE), new Stage("stay", 10, 10, MINUTE.multipliedBy(2))),
            Arrivals.CONSTANT,
            OptionalInt.empty(),
            MINUTE,
            Connections.SHARED));

    @Test
    void theWindowIsFromTheEndOfTheWarmUpToThePlannedEnd() {
        Window window = course.window(ended(EndReason.RUN_TIME, 240), starts(10, 60, 239.9), s(245));

        assertThat(window).isEqualTo(new Window(s(60), s(240), s(245)));
        assertThat(window.seconds()).isEqualTo(180);
        assertThat(window.drainSeconds()).isEqualTo(5);
    }

    @Test
    void aRunThatWasStoppedIsJudgedToTheMomentItsLoadStopped() {
        for (EndReason stopped :
                List.of(EndReason.INTERRUPTED, EndReason.ABORTED, EndReason.STOP_RULE, EndReason.SAMPLES_EXHAUSTED)) {
            assertThat(course.window(ended(stopped, 100.4), starts(5, 60, 100), s(105)))
                    .as(stopped.name())
                    .isEqualTo(new Window(s(60), s(100.4), s(105)));
        }
    }

    @Test
    void fiveCallsInFourGapsAreNotAQuarterTooMany() {
        Course requests = new Course(Loads.calls(1, 5));
        Window ended = requests.window(ended(EndReason.REQUESTS, 4.32), starts(5, 0, 4.32), s(4.4));

        assertThat(ended.perSecond(5)).as("a call every 1.08 s").isCloseTo(1 / 1.08, within(1e-9));
        Window killed = course.window(ended(EndReason.KILLED, 101), starts(401, 60, 100), s(100.1));
        assertThat(killed.perSecond(401)).as("a call every 100 ms").isCloseTo(10, within(1e-9));
    }

    @Test
    void aWindowHoldsEveryStartThatIsCounted() {
        assertThat(course.window(ended(EndReason.INTERRUPTED, 100), starts(1, 100, 100), s(105))
                        .endNs())
                .isEqualTo(s(100) + 1);
    }

    @Test
    void aRunOfLessThanASecondIsJudgedToItsLastEnd() {
        Course requests = new Course(Loads.calls(1, 1));

        assertThat(requests.window(ended(EndReason.REQUESTS, 0), starts(1, 0, 0), s(0.25))
                        .seconds())
                .isEqualTo(0.25);
        assertThat(requests.window(ended(EndReason.INTERRUPTED, 0), starts(1, 0, 0), 0)
                        .endNs())
                .as("a call intended at its start counts")
                .isPositive();
    }

    @Test
    void aRunInterruptedInItsWarmUpHasAnEmptyWindow() {
        assertThat(course.window(ended(EndReason.INTERRUPTED, 30), new Course.Starts(0, Long.MAX_VALUE, s(30)), 0)
                        .seconds())
                .isZero();
    }

    @Test
    void stagesFollowEachOtherAndAreCutWithTheWindow() {
        assertThat(course.stageAt(s(60))).isZero();
        assertThat(course.stageAt(s(120) - 1)).isZero();
        assertThat(course.stageAt(s(120))).isEqualTo(1);
        Window cut = new Window(s(60), s(150), s(150));
        assertThat(course.window(0, cut, s(121))).isEqualTo(new Window(s(60), s(120), s(121)));
        assertThat(course.window(1, cut, s(150))).isEqualTo(new Window(s(120), s(150), s(150)));
        assertThat(course.window(1, new Window(s(60), s(100), s(100)), 0).seconds())
                .isZero();
    }

    private static LoadResult ended(EndReason why, double seconds) {
        Duration load = Duration.ofNanos(s(seconds));
        return new LoadResult(1, 1, why, load, load, 1, load, Optional.empty(), 0, Map.of());
    }

    private static Course.Starts starts(long count, double first, double last) {
        return new Course.Starts(count, s(first), s(last));
    }

    private static long s(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
