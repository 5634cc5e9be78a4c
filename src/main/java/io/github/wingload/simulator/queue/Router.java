package io.github.wingload.simulator.queue;

import io.github.wingload.plan.target.SimulatorTarget.Routing;
import java.util.List;
import java.util.Random;

/** Chooses the pod for each request. */
final class Router {

    private final Routing routing;
    private final Random random;
    private int turn;

    Router(Routing routing, Random random) {
        this.routing = routing;
        this.random = random;
    }

    /** @param ready at least one pod */
    Pod choose(List<Pod> ready) {
        return switch (routing) {
            case RANDOM -> any(ready);
            case ROUND_ROBIN -> ready.get(Math.floorMod(turn++, ready.size()));
            case LEAST_REQUEST -> lessBusy(any(ready), any(ready));
        };
    }

    private Pod any(List<Pod> ready) {
        return ready.get(random.nextInt(ready.size()));
    }

    private static Pod lessBusy(Pod one, Pod other) {
        return other.inFlight() < one.inFlight() ? other : one;
    }
}
