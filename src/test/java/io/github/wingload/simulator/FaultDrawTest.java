package io.github.wingload.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultDrawTest {

    @Test
    void faultsComeAsOftenAsAsked() {
        FaultDraw draw = new FaultDraw(
                Map.of(Fault.DROP, 0.1, Fault.STALL, 0.2, Fault.BAD_GATEWAY, 0.9, Fault.EGRESS, 1.0, Fault.RESET, 0.0),
                new Random(2));
        Map<Optional<Fault>, Long> counts = Stream.generate(draw::next)
                .limit(100_000)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).containsOnlyKeys(Optional.empty(), Optional.of(Fault.DROP), Optional.of(Fault.STALL));
        assertThat(counts.get(Optional.of(Fault.DROP))).isCloseTo(10_000, offset(500L));
        assertThat(counts.get(Optional.of(Fault.STALL))).isCloseTo(20_000, offset(500L));
    }

    @Test
    void certaintyIsCertain() {
        FaultDraw draw = new FaultDraw(Map.of(Fault.DROP, 0.5, Fault.DRIP, 0.5), new Random(2));
        assertThat(Stream.generate(draw::next).limit(10_000)).allMatch(Optional::isPresent);
    }
}
