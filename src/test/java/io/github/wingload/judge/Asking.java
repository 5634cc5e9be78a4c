package io.github.wingload.judge;

import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Tasks that ask something of their answers, and what is told of calls. */
public final class Asking {

    public static final UnaryOperator<Calls> HIT = call -> call.cache(CacheResult.HIT);
    public static final UnaryOperator<Calls> MISS = call -> call.cache(CacheResult.MISS);

    /** {@code header X-Cache =~ hit}. */
    public static final CacheRule BY_HEADER = new CacheRule.HeaderMatches("header X-Cache =~ hit", "X-Cache", "hit");

    /** {@code below 20ms}. */
    public static final CacheRule BY_TIME = new CacheRule.Below("below 20ms", Duration.ofMillis(20));

    private Asking() {}

    /** Whose answers tell whether they come from a cache. */
    public static Task cached(String name, CacheRule rule) {
        return Tasks.named("POST", name).cache(rule).task();
    }

    /** Whose answers have items. */
    public static Task withItems(String name) {
        Expectation.Items items = new Expectation.Items("/predictions", List.of());
        Expectation expectation = new Expectation(Expectation.ANY_2XX.statuses(), List.of(), Optional.of(items));
        return Tasks.named("POST", name).expect(expectation).task();
    }

    /** Whose payloads are made invalid in these ways, and which expects 400. */
    public static Task mutated(String name, String... kinds) {
        Body body = new Body(Template.of("{}"), "application/json");
        return Tasks.named("POST", name)
                .mutations(Stream.of(kinds)
                        .map(kind -> new Mutation(kind, List.of(body)))
                        .toArray(Mutation[]::new))
                .expect(new Expectation(List.of(new StatusRange(400, 400))))
                .task();
    }

    /** Items of an answer. */
    public static UnaryOperator<Calls> items(int total, int ok) {
        return call -> call.items(total, ok);
    }

    /** A payload made invalid. */
    public static UnaryOperator<Calls> mutation(String kind) {
        return call -> call.mutation(kind);
    }
}
