package io.github.wingload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void laterFiguresReplaceThoseOfTheSameName() {
        Plan plan = Plans.of(Tasks.named("GET", "t").path("/").task())
                .observe(observing("a", "replicas"))
                .plan();
        Plan both = plan.observing(List.of(observing("b", "replicas", "cpu")));
        assertThat(both.observe()).containsExactly(observing("b", "replicas", "cpu"));
        assertThat(both.observing(List.of(observing("c", "cpu"))).observe())
                .containsExactly(observing("b", "replicas"), observing("c", "cpu"));
    }

    private static Observation observing(String path, String... figures) {
        return new Observation(
                Optional.empty(),
                path,
                Optional.empty(),
                Duration.ofSeconds(5),
                List.of(),
                Stream.of(figures)
                        .map(name -> ServerFigure.asked(name, "sum(x)", ""))
                        .toList());
    }
}
