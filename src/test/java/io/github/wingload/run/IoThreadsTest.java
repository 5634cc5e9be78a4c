package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IoThreadsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void oneCarriesAUsualLoad() {
        assertThat(of(Loads.rate(42, MINUTE), 64)).isEqualTo(1);
        assertThat(of(Loads.users(10, MINUTE), 64)).isEqualTo(1);
    }

    @Test
    void aHighRateHasOneForEach30000CallsASecond() {
        assertThat(of(Loads.rate(30_000, MINUTE), 64)).isEqualTo(1);
        assertThat(of(Loads.rate(30_001, MINUTE), 64)).isEqualTo(2);
        assertThat(of(Loads.rate(150_000, MINUTE), 64)).isEqualTo(5);
    }

    @Test
    void usersThatDoNotWaitMakeAThousandCallsASecondEach() {
        assertThat(of(Loads.users(64, MINUTE), 64)).isEqualTo(3);
    }

    @Test
    void usersThatWaitMakeWhatTheirWaitsLeave() {
        Plans plan = Plans.of(Tasks.get("/p").task())
                .load(Loads.users(10_000, MINUTE))
                .waitTime(new WaitTime.Constant(Duration.ofSeconds(1)));
        assertThat(IoThreads.of(plan.plan(), 64)).isEqualTo(1);
    }

    @Test
    void halfOfTheCoresAreForTheRest() {
        assertThat(of(Loads.rate(150_000, MINUTE), 1)).isEqualTo(1);
        assertThat(of(Loads.rate(150_000, MINUTE), 2)).isEqualTo(1);
        assertThat(of(Loads.rate(150_000, MINUTE), 4)).isEqualTo(2);
    }

    @Test
    void thePlanDecidesIfItSaysSo() {
        Plans plan =
                Plans.of(Tasks.get("/p").task()).load(Loads.rate(42, MINUTE)).ioThreads(3);
        assertThat(IoThreads.of(plan.plan(), 1)).isEqualTo(3);
    }

    private static int of(Load load, int cores) {
        return IoThreads.of(Plans.of(Tasks.get("/p").task()).load(load).plan(), cores);
    }
}
