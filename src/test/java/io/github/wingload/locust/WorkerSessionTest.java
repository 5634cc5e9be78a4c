package io.github.wingload.locust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.locust.WorkerSession.End;
import io.github.wingload.time.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSessionTest {

    private static final ClassNames CLASSES = new ClassNames(List.of("WingloadA", "WingloadB"));

    private final HandMovedClock clock = new HandMovedClock();
    private final FakeUsers users = new FakeUsers();
    private final List<WorkerMessage> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final WorkerSession session =
            new WorkerSession(CLASSES, Duration.ofSeconds(30), users, clock, sent::add, told::add);

    /** The worker in Python reports also before it is accepted; wingload has nothing to report then. */
    @ParameterizedTest
    @ValueSource(strings = {"2.12.1-web.txt", "newest-web.txt", "newest-headless.txt"})
    void aRealMasterGetsTheSameMessagesAsFromTheWorkerInPython(String file) throws Exception {
        Trace trace = Trace.read(file);
        List<String> expected = new ArrayList<>();
        session.tick();
        for (Trace.Message message : trace.messages()) {
            if (message.ofMaster()) {
                at(message.seconds());
                session.received(MasterMessage.read(message.bytes()));
            } else if (!message.type().equals("stats")) {
                expected.add(message.type() + shown(message.data()));
            }
        }
        passSeconds(1);
        assertThat(sent)
                .filteredOn(message -> !List.of("stats", "heartbeat").contains(message.type()))
                .extracting(message -> message.type() + shown(message.data()))
                .containsExactlyElementsOf(expected);
        assertThat(session.end()).contains(End.QUIT);
        assertThat(users.told).last().isEqualTo("stop MASTER");
    }

    @Test
    void usersRiseAndFallAsTheMasterOfTheStoredTraceAsks() throws Exception {
        for (Trace.Message message : Trace.read("newest-web.txt").messages()) {
            if (message.ofMaster()) {
                at(message.seconds());
                session.received(MasterMessage.read(message.bytes()));
            }
        }
        assertThat(users.told)
                .containsExactly(
                        "start 0 http://127.0.0.1:18080 [3, 1]",
                        "set [6, 2]",
                        "set [9, 3]",
                        "set [8, 3]",
                        "set [7, 3]",
                        "set [7, 2]",
                        "set [6, 2]",
                        "set [5, 2]",
                        "set [4, 2]",
                        "set [4, 1]",
                        "set [3, 1]",
                        "stop MASTER",
                        "start 0 http://other.example:80 [1, 0]",
                        "set [1, 1]",
                        "stop MASTER");
    }

    @Test
    void aMasterThatWasRestartedIsAskedAgainAndTheTestOfTheOldOneIsInvalid() throws Exception {
        for (Trace.Message message : Trace.read("newest-restart.txt").messages()) {
            at(message.seconds());
            if (message.ofMaster()) {
                session.received(MasterMessage.read(message.bytes()));
            }
        }
        assertThat(users.told).last().isEqualTo("stop MASTER_LOST");
        assertThat(types()).filteredOn("client_ready"::equals).hasSizeGreaterThan(1);
        sent.clear();
        session.received(new MasterMessage.Ack(3));
        session.received(spawn(1e10, Map.of("WingloadA", 1)));
        assertThat(users.told).last().isEqualTo("start 3 - [1, 0]");
    }

    @Test
    void aConnectionThatIsLostForTenSecondsIsALostMasterEvenIfItNeverAnsweredHeartbeats() {
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(1, Map.of("WingloadA", 1)));
        passSeconds(60);
        assertThat(users.told).last().isEqualTo("start 0 - [1, 0]");
        session.connected(false);
        passSeconds(5);
        session.connected(true);
        session.connected(false);
        passSeconds(9);
        assertThat(users.running).isTrue();
        passSeconds(2);
        assertThat(users.told).last().isEqualTo("stop MASTER_LOST");
    }

    @Test
    void withoutAMasterTheWorkerAsksEveryFiveSecondsForFiveMinutes() {
        passSeconds(299);
        assertThat(types()).filteredOn("client_ready"::equals).hasSize(60);
        assertThat(session.end()).isEmpty();
        passSeconds(2);
        assertThat(session.end()).contains(End.NO_MASTER);
    }

    @Test
    void usersHaveStartedWhenTheyHave() {
        users.begins = false;
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(1, Map.of("WingloadA", 2)));
        passSeconds(4);
        assertThat(types()).contains("spawning").doesNotContain("spawning_complete");
        assertThat(last("heartbeat")).containsEntry("state", "spawning");
        assertThat(last("stats")).containsEntry("user_count", 0);
        users.begins = true;
        passSeconds(4);
        assertThat(last("spawning_complete")).containsEntry("user_count", 2);
        assertThat(last("heartbeat")).containsEntry("state", "running");
        assertThat(last("stats"))
                .containsEntry("user_count", 2)
                .containsEntry("user_classes_count", Map.of("WingloadA", 2, "WingloadB", 0));
    }

    @Test
    void aSpawnThatIsNotNewerChangesNothing() {
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(7, Map.of("WingloadA", 2)));
        session.received(spawn(7, Map.of("WingloadA", 3)));
        session.received(spawn(6, Map.of("WingloadA", 4)));
        assertThat(users.told).containsExactly("start 0 - [2, 0]");
    }

    @Test
    void afterAStopTheMasterIsToldWhenItsTimeIsOverAndOfLateCallsBeforeTheNextTest() {
        session.received(new MasterMessage.Ack(0));
        session.received(
                new MasterMessage.Spawn(1, Map.of("WingloadA", 1), Optional.empty(), Duration.ofSeconds(2), false));
        users.drains = false;
        session.received(new MasterMessage.Stop());
        assertThat(types()).doesNotContain("client_stopped");
        users.callsEnded = 3;
        passSeconds(2.1);
        assertThat(types()).containsSubsequence("stats", "client_stopped");
        assertThat(total(last("stats"))).isEqualTo(3);
        users.callsEnded = 1;
        sent.clear();
        passSeconds(8);
        assertThat(types()).containsOnly("heartbeat");
        users.drains = true;
        passSeconds(0.5);
        assertThat(types()).containsSubsequence("stats", "client_ready");
        assertThat(total(last("stats"))).isEqualTo(1);
    }

    @Test
    void aMasterThatQuitsIsToldAtOnceAndOfWhatEndsWithinAMoment() {
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(1, Map.of("WingloadA", 1)));
        users.drains = false;
        users.callsEnded = 5;
        session.received(new MasterMessage.Quit());
        assertThat(types()).endsWith("stats");
        assertThat(total(last("stats"))).isEqualTo(5);
        users.callsEnded = 2;
        passSeconds(0.4);
        assertThat(types()).endsWith("stats", "quit");
        assertThat(total(last("stats"))).isEqualTo(2);
        assertThat(session.end()).contains(End.QUIT);
    }

    @Test
    void aClassThatTheScenarioDoesNotHaveIsRefusedByName() {
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(1, Map.of("Reader", 1)));
        assertThat(types()).endsWith("exception", "quit");
        assertThat(last("exception").get("msg").toString()).contains("Reader", "WingloadA, WingloadB", "--classes");
        assertThat(session.end()).contains(End.TROUBLE);
        assertThat(users.running).isFalse();
    }

    @Test
    void aTestThatEndsByItselfIsReportedAndTheWorkerLeaves() {
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(1, Map.of("WingloadA", 1)));
        users.trouble = Optional.of("all rows of the samples were used");
        users.running = false;
        users.callsEnded = 4;
        session.tick();
        assertThat(types()).endsWith("stats", "exception", "quit");
        assertThat(total(last("stats"))).isEqualTo(4);
        assertThat(told).contains("all rows of the samples were used");
    }

    @Test
    void figuresBeginAnewWithTheOptionForThat() {
        session.received(new MasterMessage.Ack(0));
        session.received(new MasterMessage.Spawn(1, Map.of("WingloadA", 1), Optional.empty(), Duration.ZERO, true));
        users.callsEnded = 9;
        session.received(new MasterMessage.SpawningComplete());
        passSeconds(4);
        assertThat(total(last("stats"))).isZero();
    }

    @Test
    void timesAreThoseOfTheMastersClock() {
        at(100);
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(5_000, Map.of("WingloadA", 1)));
        at(101);
        session.received(spawn(5_000.5, Map.of("WingloadA", 1)));
        users.callsEnded = 1;
        passSeconds(4);
        Map<?, ?> total = (Map<?, ?>) last("stats").get("stats_total");
        // Each message took some time to arrive, so that the one that shows the smallest difference is the best.
        assertThat((double) total.get("start_time")).isEqualTo(5_000);
    }

    @Test
    void theOffsetOfTheClockIsThatOfTheMessageWithTheUsersWithinTheWaysOfTheFirstAnswer() {
        session.tick();
        clock.moveTo(Duration.ofMillis(250).toNanos());
        session.received(new MasterMessage.Ack(2));
        at(107);
        session.received(spawn(5_000, Map.of("WingloadA", 1)));
        MasterTest test = users.tests.get(0);
        assertThat(test.worker()).isEqualTo(2);
        assertThat(test.begun()).isEqualTo(Instant.ofEpochSecond(5_000));
        assertThat(test.clock().uncertainty()).isEqualTo(Duration.ofMillis(125));
        assertThat(Instant.ofEpochSecond(5_000).plus(test.clock().ahead()))
                .isEqualTo(clock.wallTime().minusMillis(125));
    }

    /** The first test shows a clock that is 100 s ahead; until the second, an hour later, it has been set forward by 2 s more. */
    @Test
    void aClockThatWasSetSinceTheLastTestIsMeasuredAgain() {
        session.received(new MasterMessage.Ack(0));
        at(100);
        session.received(spawn(0, Map.of("WingloadA", 1)));
        session.received(new MasterMessage.Stop());
        passSeconds(40);
        session.received(new MasterMessage.Ack(0));
        at(3_702);
        session.received(spawn(3_600, Map.of("WingloadA", 1)));

        MasterTest second = users.tests.get(1);
        assertThat(second.clock().ahead().plus(second.clock().uncertainty())).isEqualTo(Duration.ofSeconds(102));
    }

    @Test
    void anInterruptionReportsAndLeaves() {
        session.received(new MasterMessage.Ack(0));
        session.received(spawn(1, Map.of("WingloadA", 1)));
        users.callsEnded = 2;
        session.interrupt();
        assertThat(types()).endsWith("stats", "quit");
        assertThat(session.end()).contains(End.INTERRUPTED);
    }

    private static MasterMessage spawn(double timestamp, Map<String, Integer> users) {
        return new MasterMessage.Spawn(timestamp, users, Optional.empty(), Duration.ZERO, false);
    }

    private static long total(Map<?, ?> stats) {
        return (long) ((Map<?, ?>) stats.get("stats_total")).get("num_requests");
    }

    /** Numbers as msgpack reads them. */
    private static String shown(Object data) {
        return data instanceof Map<?, ?> map ? " " + new LinkedHashMap<>(map) : " " + data;
    }

    private List<String> types() {
        return sent.stream().map(WorkerMessage::type).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> last(String type) {
        return (Map<String, Object>) sent.stream()
                .filter(message -> message.type().equals(type))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .data();
    }

    private void at(double seconds) {
        long untilNs = Math.round(seconds * 1e9);
        while (clock.nanos() < untilNs) {
            clock.moveTo(Math.min(clock.nanos() + 100_000_000L, untilNs));
            session.tick();
        }
    }

    private void passSeconds(double seconds) {
        IntStream.range(0, (int) Math.round(seconds * 10)).forEach(step -> {
            clock.moveTo(clock.nanos() + 100_000_000L);
            session.tick();
        });
    }
}
