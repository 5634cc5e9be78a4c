package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.http.DeadlineQueue.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {

    private static final long DEADLINE_NS = 100;

    private final DeadlineQueue queue = new DeadlineQueue(DEADLINE_NS);

    @Test
    void nothingExpiresBeforeItsDeadline() {
        Entry call = entry(1_000);
        queue.add(call);

        assertThat(queue.pollExpired(1_099)).isNull();
        assertThat(queue.pollExpired(1_100)).isSameAs(call);
        assertThat(queue.pollExpired(1_100)).isNull();
    }

    @Test
    void callsExpireInTheOrderOfTheirStarts() {
        List<Entry> calls = List.of(entry(0), entry(1), entry(5));
        calls.forEach(queue::add);

        assertThat(expiredBy(104)).containsExactly(calls.get(0), calls.get(1));
        assertThat(expiredBy(105)).containsExactly(calls.get(2));
    }

    @Test
    void endedCallsDoNotExpire() {
        List<Entry> calls = List.of(entry(0), entry(1), entry(2), entry(3));
        calls.forEach(queue::add);
        queue.remove(calls.get(0));
        queue.remove(calls.get(2));
        queue.remove(calls.get(2));

        assertThat(expiredBy(1_000)).containsExactly(calls.get(1), calls.get(3));
        queue.remove(calls.get(3));
        assertThat(expiredBy(1_000)).isEmpty();
    }

    @Test
    void waitEndsWhenTheOldestCallExpires() {
        assertThat(queue.untilNextNs(0)).isEqualTo(DEADLINE_NS);
        queue.add(entry(10));
        queue.add(entry(30));

        assertThat(queue.untilNextNs(50)).isEqualTo(60);
        assertThat(queue.untilNextNs(120)).isEqualTo(-10);
        queue.pollExpired(120);
        assertThat(queue.untilNextNs(120)).isEqualTo(10);
    }

    @Test
    void clockMayOverflow() {
        queue.add(entry(Long.MAX_VALUE - 10));

        assertThat(queue.pollExpired(Long.MIN_VALUE + 88)).isNull();
        assertThat(queue.pollExpired(Long.MIN_VALUE + 89)).isNotNull();
    }

    @Test
    void closedQueueReturnsItsCallsAndAcceptsNoMore() {
        List<Entry> calls = List.of(entry(0), entry(1));
        calls.forEach(queue::add);

        assertThat(queue.close()).isEqualTo(calls);
        assertThat(queue.add(entry(2))).isFalse();
        assertThat(queue.close()).isEmpty();
        assertThat(expiredBy(1_000)).isEmpty();
    }

    @Test
    void anyOrderOfEndsLeavesTheRestInOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            DeadlineQueue mixed = new DeadlineQueue(DEADLINE_NS);
            Deque<Entry> expected = new ArrayDeque<>();
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Entry call = entry(i);
                mixed.add(call);
                expected.add(call);
                all.add(call);
                if (random.nextBoolean()) {
                    Entry ended = all.get(random.nextInt(all.size()));
                    mixed.remove(ended);
                    expected.remove(ended);
                }
            }

            assertThat(mixed.close()).containsExactlyElementsOf(expected);
        }
    }

    private List<Entry> expiredBy(long nowNs) {
        List<Entry> expired = new ArrayList<>();
        Entry next;
        while ((next = queue.pollExpired(nowNs)) != null) {
            expired.add(next);
        }
        return expired;
    }

    private static Entry entry(long startedNs) {
        return new Entry(startedNs) {
            @Override
            void expire() {
                throw new UnsupportedOperationException("the queue ends no call");
            }

            @Override
            void cutOff() {
                throw new UnsupportedOperationException("the queue ends no call");
            }
        };
    }
}
