package io.github.wingload.engine;

import io.github.wingload.engine.FakeTransport.Started;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.LocustLoad.Level;
import io.github.wingload.render.Renderer;
import io.github.wingload.result.EndReason;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.time.HandMovedClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * A load that an engine makes on a clock that always is where the engine wants it, against a target that takes for each request a
 * time that depends on the request alone.
 *
 * @param calls in the order of their ends
 * @param end how the load ended
 * @param sent what was sent, in order
 */
public record PlayedLoad(List<Call> calls, LoadEnd end, List<Request> sent) {

    /** Requests whose paths begin with this fail. */
    static final String BROKEN = "/broken";

    private static final long ZERO_NS = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    /**
     * Plays the plan, or the part of it that its shard has. The levels of a worker's load are set at their times; the last, without
     * users, is the end of the test.
     */
    public static PlayedLoad of(Plan given, List<SampleTable> samples) {
        Queue<Level> levels = new ArrayDeque<>(given.load() instanceof LocustLoad locust ? locust.levels() : List.of());
        Plan plan = given.load() instanceof LocustLoad locust ? given.withLoad(locust.with(List.of())) : given;
        HandMovedClock clock = new HandMovedClock();
        clock.moveTo(ZERO_NS);
        FakeTransport transport = new FakeTransport(clock);
        List<Call> calls = new ArrayList<>();
        Engine engine = Engine.of(new Surroundings(
                plan,
                new Renderer(plan, samples.stream().map(SampleTable::columns).toList()),
                plan.tasks().stream().map(Classifier::new).toList(),
                IntStream.range(0, samples.size())
                        .mapToObj(set -> cursor(plan, samples.get(set), set))
                        .toList(),
                transport,
                clock,
                ZERO_NS,
                new CallSink() {
                    @Override
                    public void ended(Call call) {
                        calls.add(call);
                    }

                    @Override
                    public void exception(Throwable thrown) {
                        throw new AssertionError(thrown);
                    }
                }));
        long stepNs = engine.step(0);
        while (!engine.gate.closed() || engine.inFlight() > 0) {
            Optional<Started> next = transport.inFlight().stream().min(Comparator.comparingLong(PlayedLoad::endNs));
            long answerNs = next.map(PlayedLoad::endNs).orElse(Long.MAX_VALUE) - ZERO_NS;
            long levelNs =
                    levels.isEmpty() ? Long.MAX_VALUE : levels.peek().at().toNanos();
            if (levelNs < Math.min(answerNs, stepNs)) {
                clock.moveTo(ZERO_NS + levelNs);
                set(engine, levels.remove(), levels.isEmpty());
                stepNs = engine.step(levelNs);
            } else if (answerNs < stepNs || engine.gate.closed()) {
                clock.moveTo(ZERO_NS + answerNs);
                transport.answer(next.orElseThrow(), status(next.get()));
                stepNs = Math.min(stepNs, answerNs);
            } else {
                clock.moveTo(ZERO_NS + stepNs);
                stepNs = engine.step(stepNs);
            }
        }
        return new PlayedLoad(calls, engine.end(engine.gate.closing()), transport.sent());
    }

    private static void set(Engine engine, Level level, boolean last) {
        if (last) {
            engine.stop(EndReason.MASTER);
        } else {
            engine.setUsers(level.users());
        }
    }

    private static RowCursor cursor(Plan plan, SampleTable table, int set) {
        Pick pick = plan.samples().get(set).pick();
        RowCursor all = RowCursor.of(table, pick, plan.seed() + set);
        return plan.load().open() ? all : all.part(plan.sharing(), pick);
    }

    private static int status(Started started) {
        return started.request().path().startsWith(BROKEN) ? 500 : 200;
    }

    /** From 20 to 59 ms. */
    private static long endNs(Started started) {
        return started.atNs() + (20 + Math.floorMod(started.request().path().hashCode(), 40)) * MS;
    }
}
