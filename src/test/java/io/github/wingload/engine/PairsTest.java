package io.github.wingload.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.RandomPlans;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides of a comparison get the same requests, one right after the other. */
class PairsTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Text PATH = new Text("/predict/");

    static List<Load> loads() {
        return List.of(Loads.rate(40, TEN_SECONDS), Loads.users(7, TEN_SECONDS), Loads.calls(7, 1_000));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void bothSidesGetEachRowWithTheSameValuesAndTheSameMutation(Load load) {
        Collection<List<Call>> pairs = pairs(play(compared(load, PATH)));

        assertThat(pairs).hasSizeGreaterThan(300).allSatisfy(pair -> {
            assertThat(pair).extracting(Call::task).containsExactlyInAnyOrder(0, 1);
            assertThat(pair.get(1).payload()).isEqualTo(pair.get(0).payload());
            assertThat(pair.get(1).mutation()).isEqualTo(pair.get(0).mutation());
            assertThat(pair.get(1).intendedNs()).isEqualTo(pair.get(0).endNs());
        });
        assertThat(pairs.stream().map(pair -> pair.get(0).payload().digest()).distinct())
                .hasSizeGreaterThan(300);
        assertThat(pairs.stream().map(pair -> pair.get(0).mutation()).distinct())
                .containsExactlyInAnyOrder("empty", "huge");
    }

    @ParameterizedTest
    @MethodSource("loads")
    void requestsOfAPairAreToldApartByTheirIds(Load load) {
        List<Request> sent = play(compared(load, PATH)).sent();

        assertThat(sent.stream().map(Request::headers).distinct()).hasSameSizeAs(sent);
    }

    @ParameterizedTest
    @MethodSource("loads")
    void eachSideComesFirstInHalfOfThePairs(Load load) {
        Collection<List<Call>> pairs = pairs(play(compared(load, PATH)));

        double first = pairs.stream().filter(pair -> pair.get(0).task() == 0).count();
        // Four standard deviations of a fair coin; the seed is always the same.
        assertThat(first / pairs.size()).isBetween(0.4, 0.6);
    }

    @ParameterizedTest
    @MethodSource("loads")
    void otherSideIsCalledAlthoughTheFirstHasFailed(Load load) {
        PlayedLoad played = play(compared(load, new Text(PlayedLoad.BROKEN + "/")));

        assertThat(pairs(played))
                .allSatisfy(pair -> assertThat(pair)
                        .extracting(Call::failureClass)
                        .containsExactlyInAnyOrder(FailureClass.HTTP_5XX, FailureClass.OK));
    }

    @Test
    void requestsOfALoadAreThoseOfBothSides() {
        assertThat(play(compared(Loads.calls(7, 1_000), PATH)).calls()).hasSize(1_000);
        assertThat(play(compared(Loads.calls(7, 999), PATH)).calls()).hasSize(998);
    }

    @Test
    void rateIsThatOfEachSide() {
        Map<Integer, Long> calls = play(compared(Loads.rate(40, TEN_SECONDS), PATH)).calls().stream()
                .collect(groupingBy(Call::task, counting()));

        assertThat(calls).isEqualTo(Map.of(0, 400L, 1, 400L));
    }

    @Test
    void droppedPairIsADroppedCallOfEachSide() {
        Load tooMuch = Loads.rates(Arrivals.CONSTANT, OptionalInt.of(1), Loads.hold(40, TEN_SECONDS));
        List<Call> dropped = play(compared(tooMuch, PATH)).calls().stream()
                .filter(call -> call.failureClass() == FailureClass.DROPPED)
                .toList();

        assertThat(dropped.stream().filter(call -> call.task() == 0).map(Call::pair))
                .isNotEmpty()
                .containsExactlyElementsOf(dropped.stream()
                        .filter(call -> call.task() == 1)
                        .map(Call::pair)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void pairsOfShardsAreThoseOfTheWholeLoad(int shards) {
        Plan plan = compared(Loads.rate(40, TEN_SECONDS), PATH);

        assertThat(parts(plan, shards).map(PairsTest::numbered))
                .containsExactlyInAnyOrderElementsOf(
                        play(plan).calls().stream().map(PairsTest::numbered).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void pairsOfUsersAreWholeAndHaveTheirOwnNumbersInAllShards(int shards) {
        Plan plan = compared(Loads.calls(7, 1_000), PATH);

        assertThat(parts(plan, shards).collect(groupingBy(Call::pair)).values())
                .hasSize(500)
                .allSatisfy(pair -> assertThat(pair).extracting(Call::task).containsExactlyInAnyOrder(0, 1));
    }

    private static Stream<Call> parts(Plan plan, int shards) {
        return IntStream.range(0, shards)
                .mapToObj(index -> plan.withShard(Optional.of(new Shard("s", index, shards))))
                .flatMap(part -> play(part).calls().stream());
    }

    private static String numbered(Call call) {
        return call.pair() + " " + call.task() + " " + call.mutation() + " " + call.payload();
    }

    @Test
    void stopRuleLeavesAPairUnfinished() {
        FlowPlan plan = new FlowPlan(Long.MAX_VALUE);
        Engine engine = new OpenEngine(plan.surroundings(
                Loads.rate(1, TEN_SECONDS), FlowPlan.users("u", 1, new WaitTime.None(), FlowPlan.PAIR)));
        engine.step(0);
        engine.stop(EndReason.STOP_RULE);
        plan.transport.answerOldest(200);

        assertThat(plan.transport.inFlight()).isEmpty();
        assertThat(engine.drained()).isTrue();
    }

    /** The calls of each pair in their order; each pair is whole. */
    private static Collection<List<Call>> pairs(PlayedLoad played) {
        Collection<List<Call>> pairs = played.calls().stream()
                .sorted(Comparator.comparingLong(Call::intendedNs))
                .collect(groupingBy(Call::pair))
                .values();
        assertThat(pairs).allSatisfy(pair -> assertThat(pair).hasSize(2));
        return pairs;
    }

    private static PlayedLoad play(Plan plan) {
        return PlayedLoad.of(plan, List.of(RandomPlans.SAMPLES.get(0)));
    }

    /** @param externalPath how the paths of one side begin */
    private static Plan compared(Load load, Text externalPath) {
        return Plans.of(task("external", 0, externalPath), task("internal", 1, PATH))
                .sides(side("external", 8901), side("internal", 8902))
                .values(
                        new GeneratedValue("n", new GeneratedValue.IntegerBetween(1, 1_000_000)),
                        new GeneratedValue("id", new GeneratedValue.Uuid()))
                .load(load)
                .samples(RandomPlans.samples(Pick.SEQUENTIAL))
                .flows(Flow.pair(1, List.of(0), List.of(1)))
                .plan();
    }

    private static Task task(String name, int side, Text path) {
        return Tasks.named("POST", name)
                .side(side)
                .path(path, new Column(0, Form.URL), new Text("/"), new Generated(0, Form.URL))
                .headers(new Header("X-Request-Id", new Template(List.of(new Generated(1, Form.RAW))), false))
                .mutations(mutation("empty", ""), mutation("huge", "xx"))
                .task();
    }

    private static Mutation mutation(String kind, String body) {
        return new Mutation(kind, List.of(new Task.Body(Template.of(body), "text/plain")));
    }

    private static Side side(String name, int port) {
        return new Side(name, UrlTarget.of(URI.create("http://127.0.0.1:" + port)));
    }
}
