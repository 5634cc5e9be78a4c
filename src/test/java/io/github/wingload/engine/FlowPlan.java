package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.HandMovedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A plan with a flow of two tasks, {@code POST /jobs/ROW} whose answer has an id and {@code GET /jobs/ROW/ID}, or with other
 * users; and what its engine works with.
 */
final class FlowPlan {

    static final long ZERO_NS = 3_000_000_000L;
    static final Flow SUBMIT_AND_ASK = new Flow(1, List.of(0, 1));
    static final Flow PAIR = Flow.pair(1, List.of(2), List.of(2));
    static final Flow HEALTH = new Flow(1, List.of(2));

    private static final Columns COLUMNS = new Columns(List.of("id"), List.of(ColumnType.STRING));

    final HandMovedClock clock = new HandMovedClock();
    final FakeTransport transport = new FakeTransport(clock);
    final List<Call> calls = new CopyOnWriteArrayList<>();

    /** The thread that recorded each call. */
    final List<String> threads = new CopyOnWriteArrayList<>();

    final List<Throwable> exceptions = new ArrayList<>();
    private final AtomicLong rows = new AtomicLong();
    private boolean rowsAreBroken;
    private final long rowCount;

    /** @param rowCount how many rows there are, each given once */
    FlowPlan(long rowCount) {
        this.rowCount = rowCount;
    }

    Surroundings surroundings(Load load, UserClass... users) {
        Plan plan = Plans.of(
                        Tasks.named("GET", "submit")
                                .path(new Text("/jobs/"), new Column(0, Form.URL))
                                .extractions(new Extraction("id", 0, new Extraction.JsonPointer("/id"), false))
                                .task(),
                        Tasks.named("GET", "ask")
                                .path(
                                        new Text("/jobs/"),
                                        new Column(0, Form.URL),
                                        new Text("/"),
                                        new Extracted(0, Form.URL))
                                .task(),
                        Tasks.named("GET", "health")
                                .path("/health")
                                .withoutSamples()
                                .task())
                .name("flows")
                .load(load)
                .users(users)
                .plan();
        clock.moveTo(ZERO_NS);
        return new Surroundings(
                plan,
                new Renderer(plan, List.of(COLUMNS)),
                plan.tasks().stream().map(Classifier::new).toList(),
                List.of(cursor()),
                transport,
                clock,
                ZERO_NS,
                new CallSink() {
                    @Override
                    public void ended(Call call) {
                        threads.add(Thread.currentThread().getName());
                        calls.add(call);
                    }

                    @Override
                    public void exception(Throwable thrown) {
                        if (!rowsAreBroken) {
                            throw new AssertionError(thrown);
                        }
                        exceptions.add(thrown);
                    }
                });
    }

    static UserClass users(String name, int weight, WaitTime waitTime, Flow... flows) {
        return new UserClass(name, weight, waitTime, List.of(flows));
    }

    void at(long nowNs) {
        clock.moveTo(ZERO_NS + nowNs);
    }

    /** From now on no row can be had. */
    void breakRows() {
        rowsAreBroken = true;
    }

    /** What is in flight, as paths. */
    List<String> paths() {
        return transport.inFlight().stream()
                .map(started -> started.request().path())
                .toList();
    }

    private RowCursor cursor() {
        return random -> {
            if (rowsAreBroken) {
                throw new IllegalStateException("the file has changed");
            }
            long row = rows.getAndIncrement();
            return row < rowCount ? Optional.of(new SampleRow(row, List.of("row" + row))) : Optional.empty();
        };
    }
}
