package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.RandomPlans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that shards play add up to what one process plays. */
class ShardsTest {

    private static final int PLANS = 12;

    /** What a call is as far as the plan decides it, and what it was answered. */
    private record Played(long intendedNs, long startedNs, long endNs, int task, long payload) {

        static Played of(Call call) {
            return new Played(
                    call.intendedNs(),
                    call.startedNs(),
                    call.endNs(),
                    call.task(),
                    call.payload().digest());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyArrivalIsPlayedByOneShardWithItsTaskItsRowsAndItsValues(int shards) {
        for (long seed = 0; seed < PLANS; seed++) {
            Plan plan = RandomPlans.open(seed);
            assertThat(union(plan, shards)).as("seed %d", seed).isEqualTo(whole(plan));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyUserIsPlayedByOneShardWithItsClassItsWaitsAndItsTasks(int shards) {
        for (long seed = 0; seed < PLANS; seed++) {
            Plan plan = withRandomRows(RandomPlans.staged(seed));
            assertThat(union(plan, shards)).as("seed %d", seed).isEqualTo(whole(plan));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theMostUsersOfTheShardsAddUpToThoseOfTheLoad(int shards) {
        for (long seed = 0; seed < PLANS; seed++) {
            Plan plan = RandomPlans.staged(seed);
            int users = parts(plan, shards).stream()
                    .mapToInt(part ->
                            PlayedLoad.of(part, RandomPlans.SAMPLES).end().usersStarted())
                    .sum();
            assertThat(users).isEqualTo(plan.load().peakUsers());
            assertThat(parts(plan, shards).stream().mapToInt(Plan::ownPeakUsers).sum())
                    .isEqualTo(users);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void rowsThatAreUsedOnceAreUsedOnceByAllShardsTogether(int shards) {
        for (Load load : List.of(Loads.rate(50, Duration.ofSeconds(60)), Loads.users(14, Duration.ofSeconds(60)))) {
            Plan plan = once(load);
            List<PlayedLoad> played = parts(plan, shards).stream()
                    .map(part -> PlayedLoad.of(part, List.of(RandomPlans.SAMPLES.get(0))))
                    .toList();
            assertThat(played.stream().flatMap(part -> part.calls().stream()).map(Call::key))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 53).mapToObj(Integer::toString).toList());
            assertThat(played).extracting(part -> part.end().reason()).containsOnly(EndReason.SAMPLES_EXHAUSTED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aNumberOfCallsIsDividedByTheUsersOfEachShard(int shards) {
        Plan plan = Plans.of(Tasks.get("/p").withoutSamples().task())
                .load(Loads.calls(17, 1_000))
                .plan();
        assertThat(parts(plan, shards).stream().flatMap(part -> PlayedLoad.of(part, List.of()).calls().stream()))
                .hasSize(1_000);
    }

    private static Plan once(Load load) {
        Task task = Tasks.named("GET", "row")
                .path(new Text("/row/"), new Column(0, Form.URL))
                .task();
        return Plans.of(task).load(load).samples(RandomPlans.samples(Pick.ONCE)).plan();
    }

    /** Users share the order of rows in other picks, and which of them takes the next is a matter of time. */
    private static Plan withRandomRows(Plan plan) {
        return Plans.like(plan)
                .samples(RandomPlans.samples(Pick.RANDOM), RandomPlans.samples(Pick.RANDOM))
                .plan();
    }

    private static List<Played> whole(Plan plan) {
        return sorted(List.of(plan));
    }

    private static List<Played> union(Plan plan, int shards) {
        return sorted(parts(plan, shards));
    }

    private static List<Plan> parts(Plan plan, int shards) {
        return IntStream.range(0, shards)
                .mapToObj(index -> plan.withShard(Optional.of(new Shard("nightly", index, shards))))
                .toList();
    }

    private static List<Played> sorted(List<Plan> plans) {
        return plans.stream()
                .flatMap(plan -> PlayedLoad.of(plan, RandomPlans.SAMPLES).calls().stream())
                .map(Played::of)
                .sorted(Comparator.comparingLong(Played::intendedNs)
                        .thenComparingInt(Played::task)
                        .thenComparingLong(Played::payload))
                .toList();
    }
}
