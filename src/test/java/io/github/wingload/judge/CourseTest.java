package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Connections;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.OpenLoad.Arrivals;
import io.github.wingload.plan.Stage;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Window;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
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
        Window window = course.window(EndReason.RUN_TIME, s(239.9), s(245));

        assertThat(window).isEqualTo(new Window(s(60), s(240), s(245)));
        assertThat(window.seconds()).isEqualTo(180);
        assertThat(window.drainSeconds()).isEqualTo(5);
    }

    @Test
    void aRunCutShortIsJudgedToItsLastIntendedStart() {
        Window window = course.window(EndReason.INTERRUPTED, s(100), s(105));

        assertThat(window).isEqualTo(new Window(s(60), s(100) + 1, s(105)));
    }

    @Test
    void aRunOfLessThanASecondIsJudgedToItsLastEnd() {
        Course requests = new Course(Loads.calls(1, 1));

        assertThat(requests.window(EndReason.REQUESTS, 0, s(0.25)).seconds()).isEqualTo(0.25);
        assertThat(requests.window(EndReason.INTERRUPTED, 0, 0).endNs())
                .as("a call intended at its start counts")
                .isPositive();
    }

    @Test
    void aRunInterruptedInItsWarmUpHasAnEmptyWindow() {
        assertThat(course.window(EndReason.INTERRUPTED, s(30), 0).seconds()).isZero();
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

    private static long s(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
