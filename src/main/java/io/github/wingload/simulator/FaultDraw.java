package io.github.wingload.simulator;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Draws at most one fault for each request, except those that are answers, which the services draw. */
final class FaultDraw {

    private final Map<Fault, Double> probabilities;
    private final Random random;

    FaultDraw(Map<Fault, Double> faults, Random random) {
        this.probabilities = new TreeMap<>(faults);
        this.probabilities.keySet().removeIf(Fault::isAnswer);
        this.probabilities.values().removeIf(probability -> probability == 0);
        this.random = random;
    }

    Optional<Fault> next() {
        if (probabilities.isEmpty()) {
            return Optional.empty();
        }
        double left = random.nextDouble();
        for (Map.Entry<Fault, Double> fault : probabilities.entrySet()) {
            left -= fault.getValue();
            if (left < 0) {
                return Optional.of(fault.getKey());
            }
        }
        return Optional.empty();
    }
}
