package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Plan;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Plan PLAN =
            Runs.plan(List.of(), Tasks.named("GET", "a").task());

    private final RunRecord record = new RunRecord(PLAN);

    @Test
    void callsComeInOrderOfTheirEndAndOnce() {
        Inbox inbox = inbox(10);
        inbox.ended(Calls.ok(0, 30, 5));
        inbox.ended(Calls.ok(0, 10, 5));

        assertThat(inbox.take().calls()).extracting(Call::endNs).containsExactly(15_000_000L, 35_000_000L);
        assertThat(inbox.take().calls()).isEmpty();
    }

    @Test
    void callsWithoutRoomAreCountedAtOnceAndMissedByTheLogsOnly() {
        Inbox inbox = inbox(3);
        for (int number = 1; number <= 5; number++) {
            inbox.ended(Calls.ok(0, number, 1));
        }

        Inbox.Batch first = inbox.take();
        assertThat(first.calls()).extracting(Call::intendedNs).containsExactly(1_000_000L, 2_000_000L, 3_000_000L);
        assertThat(first.missed()).isEqualTo(2);
        inbox.ended(Calls.ok(0, 6, 1));
        Inbox.Batch second = inbox.take();
        assertThat(second.calls()).hasSize(1);
        assertThat(second.missed()).isZero();

        first.calls().forEach(record::record);
        second.calls().forEach(record::record);
        assertThat(record.endSecond(1).aggregated().requests()).isEqualTo(6);
    }

    @Test
    void callsLeaveWithTheTimeForWhichTheGeneratorStoodStill() {
        List<Call> overflow = new ArrayList<>();
        Inbox inbox = new Inbox(3, (from, to) -> Math.max(0, to - 1_000_000_000L), overflow::add, new ExceptionLog());
        inbox.ended(Calls.ok(0, 900, 50));
        inbox.ended(Calls.ok(0, 990, 2010));
        inbox.ended(Calls.dropped(0, 5000));
        inbox.ended(Calls.ok(0, 500, 700));

        assertThat(inbox.take().calls()).extracting(Call::stalledNs).containsExactly(0L, 2_000_000_000L, 0L);
        assertThat(overflow).extracting(Call::stalledNs).containsExactly(200_000_000L);
    }

    @Test
    void aConnectionThatWasIdleDuringAStallIsNotTheTargetsFault() {
        Inbox inbox = new Inbox(3, (from, to) -> Math.max(0, 1_000_000_000L - from), call -> {}, new ExceptionLog());
        inbox.ended(Calls.ok(0, 1_500, 5));
        inbox.ended(Calls.unanswered(0, 1_600, 1, FailureClass.STALE_CONNECTION, "closed"));

        List<Call> calls = inbox.take().calls();
        assertThat(calls).extracting(Call::stalledNs).containsExactly(0L, 400_000_000L);
    }

    @Test
    void theReporterIsWokenOnceWhenMoreThanHalfOfTheRoomIsTaken() {
        Inbox inbox = inbox(6);
        AtomicInteger woken = new AtomicInteger();
        inbox.onHalfFull(woken::incrementAndGet);
        for (int number = 1; number <= 3; number++) {
            inbox.ended(Calls.ok(0, number, 1));
            assertThat(inbox.halfFull()).isFalse();
        }
        for (int number = 4; number <= 8; number++) {
            inbox.ended(Calls.ok(0, number, 1));
            assertThat(inbox.halfFull()).isTrue();
            assertThat(woken).hasValue(1);
        }
        inbox.take();
        assertThat(inbox.halfFull()).isFalse();
    }

    @Test
    void readingsComeInTheirOrder() {
        Inbox inbox = inbox(1);
        Reading one = new Reading("memory", 5, 5, OptionalDouble.of(1), "");
        Reading other = new Reading("cpu", 4, 4, OptionalDouble.of(2), "");
        inbox.observed(one);
        inbox.observed(other);

        assertThat(inbox.take().readings()).containsExactly(one, other);
        assertThat(inbox.take().readings()).isEmpty();
    }

    @Test
    void noCallOfManyThreadsIsLostOrCountedTwice() throws Exception {
        Inbox inbox = inbox(100);
        int each = 20_000;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> adding = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int from = thread * each;
            adding.add(threads.submit(() -> {
                for (int number = from; number < from + each; number++) {
                    inbox.ended(Calls.ok(0, number, 1));
                }
            }));
        }
        List<Call> taken = new ArrayList<>();
        long missed = 0;
        boolean done = false;
        while (!done) {
            done = adding.stream().allMatch(Future::isDone);
            Inbox.Batch batch = inbox.take();
            batch.calls().forEach(record::record);
            taken.addAll(batch.calls());
            missed += batch.missed();
        }
        for (Future<?> one : adding) {
            one.get();
        }
        threads.shutdown();

        assertThat(taken).extracting(Call::intendedNs).doesNotHaveDuplicates();
        assertThat(taken.size() + missed).isEqualTo(4L * each);
        assertThat(record.endSecond(1).aggregated().requests()).isEqualTo(4L * each);
    }

    private Inbox inbox(int capacity) {
        return new Inbox(capacity, (from, to) -> 0, record::record, new ExceptionLog());
    }
}
