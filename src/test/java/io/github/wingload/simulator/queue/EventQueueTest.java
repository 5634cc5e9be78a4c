package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private final EventQueue events = new EventQueue();
    private final List<String> seen = new ArrayList<>();

    @Test
    void eventsRunInTheOrderOfTheirTimesThenOfTheirAdding() {
        events.at(20, atNs -> seen.add("later " + atNs));
        events.at(10, atNs -> seen.add("first " + atNs));
        events.at(10, atNs -> seen.add("second " + atNs));
        events.runUntil(100);
        assertThat(seen).containsExactly("first 10", "second 10", "later 20");
    }

    @Test
    void futureEventsStayInTheQueue() {
        events.at(10, atNs -> seen.add("due"));
        events.at(11, atNs -> seen.add("not due"));
        events.runUntil(10);
        assertThat(seen).containsExactly("due");
        assertThat(events.nextNs()).isEqualTo(11);
    }

    @Test
    void eventsScheduledByAnEventRunInTheSameCall() {
        events.at(10, atNs -> events.at(atNs + 5, thenNs -> seen.add("then " + thenNs)));
        events.runUntil(15);
        assertThat(seen).containsExactly("then 15");
        assertThat(events.nextNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nowIsTheTimeOfTheEventThenTheTimeRunTo() {
        events.at(10, atNs -> seen.add("now " + events.nowNs()));
        events.runUntil(30);
        assertThat(seen).containsExactly("now 10");
        assertThat(events.nowNs()).isEqualTo(30);
    }
}
