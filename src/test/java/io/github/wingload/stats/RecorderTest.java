package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final Recorder recorder = new Recorder(Tasks.some(2));

    @Test
    void okAndFailedCallsAreCountedApartAndInAll() {
        recorder.record(Calls.ok(0, 0, 100));
        recorder.record(Calls.ok(0, 10, 300));
        recorder.record(Calls.failed(0, 20, 5, 502, "502 Bad Gateway", "upstream gone"));
        recorder.record(Calls.unanswered(0, 30, 10_000, FailureClass.DEADLINE_WAIT, "deadline"));

        CallStats stats = recorder.flip(SECOND_NS).tasks().get(0);

        assertThat(stats.requests()).isEqualTo(4);
        assertThat(stats.failures()).isEqualTo(2);
        assertThat(stats.all().response().maxMs()).isEqualTo(10_000);
        assertThat(stats.all().response().minMs()).isEqualTo(5);
        assertThat(stats.ok().response().minMs()).isEqualTo(100);
        assertThat(stats.ok().response().meanMs()).isEqualTo(200);
        assertThat(stats.failed().response().meanMs()).isEqualTo(5002.5);
        assertThat(stats.statuses()).containsExactly(entry(200, 2L), entry(502, 1L));
        assertThat(stats.classes())
                .containsOnly(
                        entry(FailureClass.OK, 2L),
                        entry(FailureClass.HTTP_5XX, 1L),
                        entry(FailureClass.DEADLINE_WAIT, 1L));
        assertThat(stats.bytes()).isEqualTo(300);
    }

    @Test
    void responseTimeCountsFromTheIntendedStartAndServiceTimeFromTheRealOne() {
        recorder.record(Calls.onFreshConnection(0, 0, 50));

        SecondStats second = recorder.flip(SECOND_NS);

        CallStats stats = second.tasks().get(0);
        assertThat(stats.ok().response().maxMs()).isEqualTo(50);
        assertThat(stats.ok().service().maxMs()).isEqualTo(49.98);
        assertThat(stats.connectionsOpened()).isEqualTo(1);
        assertThat(second.phases().lateness().maxMs()).isEqualTo(0.02);
        assertThat(second.phases().poolWait().maxMs()).isZero();
        assertThat(second.phases().connect().maxMs()).isEqualTo(3);
        assertThat(second.phases().dispatch().count()).isEqualTo(1);
        assertThat(second.phases().firstByte().maxMs()).isEqualTo(46.98);
    }

    @Test
    void callsThatWereNeverSentAreNeitherCountedNorTimed() {
        recorder.record(Calls.dropped(0, 0));
        recorder.record(Calls.dropped(1, 0));
        recorder.record(Calls.brokenBeforeSending(1, 0));

        SecondStats second = recorder.flip(SECOND_NS);

        assertThat(second.aggregated().requests()).isZero();
        assertThat(second.aggregated().dropped()).isEqualTo(2);
        assertThat(second.aggregated().neverSent()).isEqualTo(3);
        assertThat(second.phases()).isEqualTo(Phases.NONE);
        assertThat(recorder.totals().failures()).isEmpty();
    }

    @Test
    void aSecondHoldsOnlyWhatWasRecordedInIt() {
        recorder.record(Calls.ok(0, 0, 1));
        SecondStats first = recorder.flip(SECOND_NS);
        recorder.record(Calls.ok(1, 1000, 2));
        recorder.record(Calls.ok(1, 1000, 4));
        SecondStats second = recorder.flip(2 * SECOND_NS);
        SecondStats third = recorder.flip(2 * SECOND_NS + 5);

        assertThat(first.tasks().get(0).requests()).isEqualTo(1);
        assertThat(first.tasks().get(1)).isEqualTo(CallStats.NONE);
        assertThat(second.tasks().get(0)).isEqualTo(CallStats.NONE);
        assertThat(second.tasks().get(1).requests()).isEqualTo(2);
        assertThat(third.aggregated()).isEqualTo(CallStats.NONE);
        assertThat(List.of(second.startNs(), second.endNs(), third.startNs(), third.endNs()))
                .containsExactly(SECOND_NS, 2 * SECOND_NS, 2 * SECOND_NS, 2 * SECOND_NS + 5);
    }

    @Test
    void totalsStandStillUntilTheSecondEnds() {
        recorder.record(Calls.failed(0, 0, 1, 500, "500", ""));

        assertThat(recorder.totals()).isEqualTo(new Recorder(Tasks.some(2)).totals());

        recorder.flip(SECOND_NS);
        assertThat(recorder.totals().aggregated().failures()).isEqualTo(1);
        assertThat(recorder.totals().failures()).hasSize(1);
    }

    @Test
    void theSecondsAddUpToTheTotals() {
        Random random = new Random(11);
        List<SecondStats> seconds = new ArrayList<>();
        for (int second = 1; second <= 20; second++) {
            for (int i = random.nextInt(100); i > 0; i--) {
                int task = random.nextInt(2);
                double ms = random.nextDouble() * Math.pow(10, random.nextInt(5));
                recorder.record(
                        random.nextInt(10) == 0
                                ? Calls.failed(task, second, ms, 500 + random.nextInt(5), "error", "body")
                                : Calls.ok(task, second, ms));
            }
            seconds.add(recorder.flip(second * SECOND_NS));
        }

        Totals totals = recorder.totals();
        for (int i = 0; i < 2; i++) {
            int task = i;
            assertThat(seconds.stream().map(second -> second.tasks().get(task)).reduce(CallStats.NONE, CallStats::plus))
                    .isEqualTo(totals.tasks().get(task));
        }
        assertThat(seconds.stream().map(SecondStats::aggregated).reduce(CallStats.NONE, CallStats::plus))
                .isEqualTo(totals.aggregated());
        assertThat(seconds.stream().map(SecondStats::phases).reduce(Phases.NONE, RecorderTest::together))
                .isEqualTo(totals.phases());
        assertThat(totals.failures().stream().mapToLong(FailureGroup::count).sum())
                .isEqualTo(totals.aggregated().failures());
    }

    @Test
    void figuresHandedOutDoNotChange() {
        recorder.record(Calls.ok(0, 0, 5));
        SecondStats first = recorder.flip(SECOND_NS);
        Totals totals = recorder.totals();
        for (int second = 2; second < 5; second++) {
            recorder.record(Calls.ok(0, 0, 50));
            recorder.flip(second * SECOND_NS);
        }

        assertThat(first.tasks().get(0).all().response().maxMs()).isEqualTo(5);
        assertThat(first.tasks().get(0).requests()).isEqualTo(1);
        assertThat(totals.aggregated().requests()).isEqualTo(1);
    }

    private static Phases together(Phases a, Phases b) {
        return new Phases(
                a.lateness().plus(b.lateness()),
                a.poolWait().plus(b.poolWait()),
                a.connect().plus(b.connect()),
                a.dispatch().plus(b.dispatch()),
                a.firstByte().plus(b.firstByte()));
    }
}
