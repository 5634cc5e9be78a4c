package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.monitor.ResourceLimits;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConnectionNeedTest {

    private static final Target ELSEWHERE = UrlTarget.of(URI.create("http://127.0.0.1:8900"));
    private static final Target SIMULATOR = SimulatorTarget.of(SimulatorTarget.Profile.REVERTRISK_WIKIDATA_INSTANT);
    private static final WaitTime PAUSE = new WaitTime.Constant(Duration.ofSeconds(1));
    private static final ResourceLimits PLENTY = new ResourceLimits(1_000_000, 28_232);

    @Test
    void usersWithConnectionsOfTheirOwnNeedOneEach() {
        ConnectionNeed need = ConnectionNeed.of(plan(ELSEWHERE, users(10_000, Connections.PER_USER), PAUSE));
        assertThat(need.connections()).isEqualTo(10_000);
        assertThat(need.problem(PLENTY)).isEmpty();
    }

    @Test
    void simulatorNeedsDescriptorsForItsEndsOfTheConnections() {
        ConnectionNeed need = ConnectionNeed.of(plan(SIMULATOR, users(10_000, Connections.PER_USER), PAUSE));
        assertThat(need.problem(new ResourceLimits(20_000, 28_232)))
                .contains("the plan needs 20100 file descriptors for 10000 connections, and only 20000 are free; raise "
                        + "the limit (ulimit -n 21000), or plan fewer users, or let them share (load: connections: "
                        + "shared)");
    }

    @Test
    void localPortsAreLimitedToo() {
        ConnectionNeed need = ConnectionNeed.of(plan(ELSEWHERE, users(30_000, Connections.PER_USER), PAUSE));
        assertThat(need.problem(PLENTY))
                .hasValueSatisfying(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "the plan needs 30000 connections to one address, and there are only 28232 local ports; "));
    }

    @Test
    void usersThatShareConnectionsAndWaitMayExceedTheLimit() {
        assertThat(ConnectionNeed.of(plan(ELSEWHERE, users(50_000, Connections.SHARED), PAUSE))
                        .problem(PLENTY))
                .isEmpty();
        assertThat(ConnectionNeed.of(plan(ELSEWHERE, users(50_000, Connections.SHARED), new WaitTime.None()))
                        .problem(PLENTY))
                .isPresent();
    }

    @Test
    void openLoadNeedsConnectionsForItsMostCallsInFlight() {
        ConnectionNeed need = ConnectionNeed.of(plan(ELSEWHERE, rate(1000, OptionalInt.empty()), PAUSE));
        assertThat(need.problem(new ResourceLimits(20_000, 28_232)))
                .hasValueSatisfying(
                        problem -> assertThat(problem).endsWith("or shorten the deadline, or set load: max_in_flight"));
        assertThat(ConnectionNeed.of(plan(ELSEWHERE, rate(1000, OptionalInt.of(500)), PAUSE))
                        .problem(new ResourceLimits(20_000, 28_232)))
                .isEmpty();
    }

    private static Load users(int users, Connections connections) {
        return new ClosedLoad(users, 100, Optional.of(Duration.ofSeconds(10)), OptionalLong.empty(), connections);
    }

    private static Load rate(double perSecond, OptionalInt maxInFlight) {
        return Loads.rates(OpenLoad.Arrivals.CONSTANT, maxInFlight, Loads.hold(perSecond, Duration.ofMinutes(1)));
    }

    private static Plan plan(Target target, Load load, WaitTime waitTime) {
        return Plans.of().target(target).load(load).waitTime(waitTime).plan();
    }
}
