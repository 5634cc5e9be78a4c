package io.github.wingload.run;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the requests of a side go, with its simulator running if it has one.
 *
 * @param target its address
 * @param simulator behind the address, if there is one
 * @param own true if the simulator was started for this endpoint alone
 */
record Endpoint(UrlTarget target, Optional<Simulator> simulator, boolean own) implements AutoCloseable {

    /**
     * The endpoint of a target.
     *
     * @param running the simulator to use, if several tests share one; it stays open
     * @param seed of a simulator that has none of its own
     * @throws CannotRunException if the simulator cannot listen
     */
    static Endpoint of(Target target, Optional<Simulator> running, long seed, NanoClock clock)
            throws CannotRunException {
        if (target instanceof UrlTarget url) {
            return new Endpoint(url, Optional.empty(), false);
        }
        Simulator simulator = running.isPresent() ? running.get() : start((SimulatorTarget) target, seed, clock);
        return new Endpoint(
                UrlTarget.of(simulator.url()).withHeaders(target.headers()), Optional.of(simulator), running.isEmpty());
    }

    /** @throws CannotRunException if it cannot listen */
    static Simulator start(SimulatorTarget target, long seed, NanoClock clock) throws CannotRunException {
        try {
            return Simulator.start(target.seededBy(seed), 0, clock);
        } catch (IOException e) {
            throw new CannotRunException("the simulator cannot listen on the loopback interface: " + e.getMessage(), e);
        }
    }

    /** Closes its own simulator. */
    @Override
    public void close() {
        if (own) {
            simulator.ifPresent(Simulator::close);
        }
    }
}
