package io.github.wingload.plan.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {

    @Test
    void aStartMakesTheCallsOfItsFlowAndOfBothSides() {
        Flow one = new Flow(3, List.of(0));
        Flow three = new Flow(1, List.of(0, 1, 2));

        assertThat(callsPerStart(one)).isEqualTo(1);
        assertThat(callsPerStart(one, three)).isEqualTo(1.5);
        assertThat(callsPerStart(Flow.pair(1, List.of(0), List.of(1)))).isEqualTo(2);
    }

    private static double callsPerStart(Flow... flows) {
        Load load = Loads.rate(20, Duration.ofSeconds(10));
        UserClass users = new UserClass(UserClass.ONLY, 1, new WaitTime.None(), List.of(flows));
        return new Offer(load, List.of(users)).callsPerStart();
    }
}
