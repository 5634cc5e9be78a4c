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
    void twoHostsShareTheRequestsOfAComparisonAndShardsAddUp() {
        Plan compared = Plans.compared().plan();
        assertThat(compared.toOneHost(100)).isEqualTo(50);
        assertThat(compared.withShard(Optional.of(new Shard("run", 0, 3))).toOneHost(100))
                .isEqualTo(150);
    }

    @Test
    void aSideWithSeveralTasksGivesItsCallsItsOwnName() {
        Plan compared = Plans.compared().plan();
        assertThat(compared.nameOfCalls(1)).isEqualTo("internal");
        Plan several = Plans.like(compared)
                .tasks(
                        Tasks.named("GET", "a (external)").side(0).task(),
                        Tasks.named("GET", "a (internal)").side(1).task(),
                        Tasks.named("GET", "b (external)").side(0).task())
                .plan();
        assertThat(several.nameOfCalls(0)).isEqualTo("external");
        assertThat(several.nameOfCalls(1)).isEqualTo("a (internal)");
    }

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
