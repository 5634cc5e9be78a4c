package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.StagedLoad;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Task.Apart;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.render.Renderer;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.HandMovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Users who log in on start, ask with what they got, and log out on stop. */
class UserLifeTest {

    private static final long ZERO_NS = 3_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final WaitTime WAIT = new WaitTime.Constant(Duration.ofSeconds(5));
    private static final Load ONE_USER = Loads.users(1, 1, Duration.ofSeconds(60));

    private final HandMovedClock clock = new HandMovedClock();
    private final FakeTransport transport = new FakeTransport(clock);
    private final List<Call> calls = new ArrayList<>();

    @Test
    void whatIsExtractedOnStartLastsAsLongAsTheUser() {
        ClosedEngine engine = engine(ONE_USER, new WaitTime.None());
        engine.step(0);
        assertThat(paths()).containsExactly("/login");
        at(SECOND);
        transport.answerOldest(200, "{\"token\":\"t1\"}");
        for (int flow = 0; flow < 3; flow++) {
            assertThat(paths()).containsExactly("/ask/t1");
            transport.answerOldest(flow == 1 ? 500 : 200);
        }
        assertThat(calls).extracting(Call::task).containsExactly(0, 1, 1, 1);
        assertThat(calls.get(1).intendedNs())
                .as("without a pause after the login")
                .isEqualTo(SECOND);
    }

    @Test
    void aUserWithoutALoginTriesAgainAfterAPauseAndAsksNothing() {
        ClosedEngine engine = engine(ONE_USER, new WaitTime.None());
        engine.step(0);
        transport.answerOldest(401);
        assertThat(paths()).isEmpty();
        assertThat(engine.step(0)).isEqualTo(SECOND);
        at(SECOND);
        engine.step(SECOND);
        assertThat(paths()).containsExactly("/login");
    }

    @Test
    void usersWhoWaitLogOutAtTheEndAndTheRunWaitsForThem() {
        ClosedEngine engine = engine(ONE_USER, WAIT);
        loggedIn(engine);
        transport.answerOldest(200);
        engine.stop(EndReason.RUN_TIME);
        assertThat(engine.drained()).isFalse();
        assertThat(engine.drain(2 * SECOND)).as("a call and the logout").isEqualTo(2);
        assertThat(paths()).containsExactly("/logout/t1");
        assertThat(engine.drained()).isFalse();
        transport.answerOldest(200);
        assertThat(engine.drained()).isTrue();
        assertThat(calls).extracting(Call::task).containsExactly(0, 1, 2);
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void usersWithACallInFlightLogOutWhenItHasEnded() {
        ClosedEngine engine = engine(ONE_USER, new WaitTime.None());
        loggedIn(engine);
        engine.stop(EndReason.INTERRUPTED);
        engine.drain(SECOND);
        assertThat(paths()).containsExactly("/ask/t1");
        transport.answerOldest(200);
        assertThat(paths()).containsExactly("/logout/t1");
        transport.answerOldest(500);
        assertThat(engine.drained()).isTrue();
    }

    @Test
    void usersWhoNeverLoggedInDoNotLogOut() {
        ClosedEngine engine = engine(ONE_USER, WAIT);
        engine.step(0);
        transport.answerOldest(401);
        engine.stop(EndReason.INTERRUPTED);
        engine.drain(SECOND);
        assertThat(paths()).isEmpty();
        assertThat(engine.drained()).isTrue();
    }

    @Test
    void afterAStopRuleNothingMoreIsSent() {
        ClosedEngine engine = engine(ONE_USER, WAIT);
        loggedIn(engine);
        transport.answerOldest(200);
        engine.stop(EndReason.STOP_RULE);
        engine.drain(SECOND);
        assertThat(paths()).isEmpty();
        assertThat(engine.drained()).isTrue();
    }

    @Test
    void afterAnAbortNothingMoreIsSent() {
        ClosedEngine engine = engine(ONE_USER, new WaitTime.None());
        loggedIn(engine);
        engine.stop(EndReason.INTERRUPTED);
        engine.abort();
        assertThat(paths()).isEmpty();
        assertThat(engine.drained()).isTrue();
    }

    @Test
    void usersWhoLeaveDuringTheRunLogOut() {
        Load falling = new StagedLoad(
                List.of(new Stage("up", 1, 1, Duration.ofSeconds(2)), new Stage("down", 0, 0, Duration.ofSeconds(20))),
                Duration.ZERO,
                Connections.PER_USER);
        ClosedEngine engine = engine(falling, WAIT);
        loggedIn(engine);
        transport.answerOldest(200);
        at(2 * SECOND);
        engine.step(2 * SECOND);
        assertThat(engine.users()).isZero();
        at(5 * SECOND);
        engine.step(5 * SECOND);
        assertThat(paths()).containsExactly("/logout/t1");
    }

    @Test
    void callsOnStartAndOnStopAreNotAmongThePlannedNumberOfRequests() {
        ClosedEngine engine = engine(Loads.calls(1, 2), new WaitTime.None());
        loggedIn(engine);
        transport.answerOldest(200);
        transport.answerOldest(200);
        assertThat(paths()).containsExactly("/logout/t1");
        transport.answerOldest(200);
        assertThat(calls).extracting(Call::task).containsExactly(0, 1, 1, 2);
        assertThat(engine.end(engine.gate.closing()).reason()).isEqualTo(EndReason.REQUESTS);
    }

    private void loggedIn(ClosedEngine engine) {
        engine.step(0);
        transport.answerOldest(200, "{\"token\":\"t1\"}");
    }

    private void at(long nowNs) {
        clock.moveTo(ZERO_NS + nowNs);
    }

    private List<String> paths() {
        return transport.inFlight().stream()
                .map(started -> started.request().path())
                .toList();
    }

    private ClosedEngine engine(Load load, WaitTime wait) {
        Plan plan = Plans.of(
                        Tasks.get("/login")
                                .withoutSamples()
                                .extractions(new Extraction("token", 0, new Extraction.JsonPointer("/token"), true))
                                .apart(Apart.ON_START)
                                .task(),
                        Tasks.named("GET", "ask")
                                .withoutSamples()
                                .path(new Text("/ask/"), new Extracted(0, Form.URL))
                                .task(),
                        Tasks.named("GET", "logout")
                                .withoutSamples()
                                .path(new Text("/logout/"), new Extracted(0, Form.URL))
                                .apart(Apart.ON_STOP)
                                .task())
                .load(load)
                .users(new UserClass(
                        UserClass.ONLY,
                        1,
                        OptionalInt.empty(),
                        wait,
                        Optional.of(new Flow(1, List.of(0))),
                        List.of(new Flow(1, List.of(1))),
                        Optional.of(new Flow(1, List.of(2)))))
                .plan();
        clock.moveTo(ZERO_NS);
        return (ClosedEngine) Engine.of(new Surroundings(
                plan,
                new Renderer(plan, List.of()),
                plan.tasks().stream().map(Classifier::new).toList(),
                List.of(),
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
    }
}
