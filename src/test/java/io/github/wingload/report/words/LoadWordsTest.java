package io.github.wingload.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadWordsTest {

    private static final double GOAL = 150_000 / 3600.0;

    @Test
    void openModel() {
        assertThat(words(open(Arrivals.CONSTANT, OptionalInt.empty(), hold(GOAL, Duration.ofHours(1)))))
                .isEqualTo("open model, 150,000/h constant for 1 h");
        assertThat(words(open(Arrivals.POISSON_EXACT, OptionalInt.of(1_200), hold(10, Duration.ofSeconds(90)))))
                .isEqualTo("open model, 10/s poisson-exact for 90 s, at most 1,200 in flight");
    }

    @Test
    void openModelInStages() {
        Stage ramp = new Stage("ramp", 0, GOAL, Duration.ofMinutes(10));

        assertThat(words(open(Arrivals.POISSON, OptionalInt.empty(), ramp, hold(GOAL, Duration.ofMinutes(67)))))
                .isEqualTo("open model, poisson arrivals in stages: ramp from 0/s to 150,000/h in 10 min;"
                        + " hold 150,000/h for 67 min");
    }

    @Test
    void users() {
        assertThat(words(
                        closed(500, Optional.of(Duration.ofSeconds(120)), OptionalLong.empty(), Duration.ZERO),
                        new WaitTime.Between(Duration.ofSeconds(1), Duration.ofSeconds(5))))
                .isEqualTo("500 users at 5/s for 120 s, wait 1-5 s");
        assertThat(words(
                        closed(1, Optional.empty(), OptionalLong.of(1_000), Duration.ofSeconds(30)),
                        new WaitTime.Constant(Duration.ofMillis(500))))
                .isEqualTo("1 user for 1,000 requests, wait 0.5 s, after a warm-up of 30 s");
    }

    @Test
    void aLoadEndsByTimeOrByRequestsWhicheverComesFirst() {
        assertThat(words(closed(40, Optional.of(Duration.ofMinutes(1)), OptionalLong.of(1_000), Duration.ZERO)))
                .isEqualTo("40 users at 5/s for 60 s or 1,000 requests");
    }

    @Test
    void aRampSaysWhenTheLastUserStarts() {
        assertThat(LoadWords.ramp(users(5, 10))).isEqualTo("all users start at once");
        assertThat(LoadWords.ramp(users(10, 5))).isEqualTo("the last user starts after 1 s");
        assertThat(LoadWords.ramp(users(500, 2)))
                .isEqualTo("the last user starts after 249 s, but the run ends after 60 s");
    }

    private static ClosedLoad users(int users, double spawnRate) {
        return new ClosedLoad(
                users,
                spawnRate,
                Optional.of(Duration.ofMinutes(1)),
                OptionalLong.empty(),
                Duration.ZERO,
                Connections.PER_USER);
    }

    @Test
    void usersInStages() {
        Load load = Loads.stages(
                new Stage("ramp", 0, 500, Duration.ofMinutes(2)), new Stage("hold", 500, 500, Duration.ofMinutes(5)));

        assertThat(words(load, new WaitTime.ConstantPacing(Duration.ofSeconds(2))))
                .isEqualTo("users in stages: ramp from 0 users to 500 users in 120 s; hold 500 users for 5 min,"
                        + " one task per user every 2 s");
        assertThat(words(load, new WaitTime.ConstantThroughput(0.5))).endsWith(", 0.5 tasks/s per user");
    }

    @Test
    void ratesHaveTheUnitInWhichTheyAreWhole() {
        assertThat(LoadWords.rate(GOAL)).isEqualTo("150,000/h");
        assertThat(LoadWords.rate(50)).isEqualTo("50/s");
        assertThat(LoadWords.rate(0.5)).isEqualTo("1,800/h");
        assertThat(LoadWords.rate(1 / 7.0)).isEqualTo("0.143/s");
    }

    private static Stage hold(double level, Duration duration) {
        return new Stage("hold", level, level, duration);
    }

    private static Load open(Arrivals arrivals, OptionalInt maxInFlight, Stage... stages) {
        return Loads.rates(arrivals, maxInFlight, stages);
    }

    private static Load closed(int users, Optional<Duration> runTime, OptionalLong requests, Duration warmUp) {
        return new ClosedLoad(users, 5, runTime, requests, warmUp, Connections.PER_USER);
    }

    private static String words(Load load) {
        return words(load, new WaitTime.None());
    }

    private static String words(Load load, WaitTime wait) {
        return LoadWords.of(Plans.of()
                .name("name")
                .target(SimulatorTarget.of(SimulatorTarget.Profile.REVERTRISK_WIKIDATA_STAGING))
                .load(load)
                .deadline(Duration.ofSeconds(10))
                .waitTime(wait)
                .plan());
    }
}
