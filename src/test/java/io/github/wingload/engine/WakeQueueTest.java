package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WakeQueueTest {

    @Test
    void sleepersComeOutByTimeAndWithinATimeInOrderOfEntry() {
        record Sleeper(long time, int entry) {}
        WakeQueue<Sleeper> queue = new WakeQueue<>();
        Random random = new Random(5);
        List<Sleeper> all = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            Sleeper sleeper = new Sleeper(random.nextInt(300), i);
            all.add(sleeper);
            queue.add(sleeper.time(), sleeper);
        }
        List<Sleeper> woken = new ArrayList<>();
        for (Optional<Sleeper> next = queue.poll(1000); next.isPresent(); next = queue.poll(1000)) {
            woken.add(next.get());
        }
        all.sort(Comparator.comparingLong(Sleeper::time).thenComparingInt(Sleeper::entry));
        assertThat(woken).isEqualTo(all);
    }

    @Test
    void sleeperIsNotTakenOutBeforeItsTime() {
        WakeQueue<String> queue = new WakeQueue<>();
        queue.add(10, "ten");
        assertThat(queue.poll(9)).isEmpty();
        assertThat(queue.nextNs()).isEqualTo(10);
        assertThat(queue.poll(10)).contains("ten");
        assertThat(queue.nextNs()).isEqualTo(WakeQueue.NEVER);
    }

    @Test
    void addSaysWhetherTheNewEntryIsTheFirstToWake() {
        WakeQueue<String> queue = new WakeQueue<>();
        assertThat(queue.add(10, "a")).isTrue();
        assertThat(queue.add(11, "b")).isFalse();
        assertThat(queue.add(9, "c")).isTrue();
    }
}
