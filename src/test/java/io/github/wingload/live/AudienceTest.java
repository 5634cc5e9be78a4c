package io.github.wingload.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.live.Audience.Seat;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AudienceTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final Audience audience = new Audience();

    @Test
    void aBrowserGetsAWholeEventAndThenTheNextOnes() throws Exception {
        Seat seat = audience.join();
        assertThat(taken(seat, "1")).isEqualTo("whole 1");
        assertThat(taken(seat, "2")).isEqualTo("next 2");
        assertThat(taken(seat, "3")).isEqualTo("next 3");
    }

    @Test
    void aBrowserThatIsSlowMissesEventsAndThenGetsAWholeOne() throws Exception {
        Seat seat = audience.join();
        taken(seat, "1");
        tell("2");
        tell("3");
        assertThat(taken(seat, "4")).isEqualTo("whole 4");
        assertThat(taken(seat, "5")).isEqualTo("next 5");
    }

    @Test
    void anEventIsMadeOnceAndOnlyForThoseWhoNeedIt() throws Exception {
        CompletableFuture<String> one = waiting(audience.join());
        CompletableFuture<String> other = waiting(audience.join());
        audience.tell(
                () -> {
                    throw new IllegalStateException("nobody needs it");
                },
                IntStream.iterate(1, i -> i + 1).mapToObj(i -> "whole " + i).iterator()::next);
        assertThat(one.get()).isEqualTo("whole 1");
        assertThat(other.get()).isEqualTo("whole 1");
    }

    @Test
    void theLastEventAlsoReachesThoseWhoComeLater() throws Exception {
        Seat early = audience.join();
        CompletableFuture<String> waiting = waiting(early);
        audience.end("last");
        assertThat(waiting.get()).isEqualTo("last");
        assertThat(early.over()).isTrue();
        Seat late = audience.join();
        assertThat(late.next(LONG)).isEqualTo("last");
        assertThat(late.over()).isTrue();
    }

    @Test
    void anotherRunBeginsWithAWholeEvent() throws Exception {
        Seat seat = audience.join();
        taken(seat, "1");
        audience.begin();
        assertThat(taken(seat, "2")).isEqualTo("whole 2");
    }

    @Test
    void aNinthBrowserTakesThePlaceOfTheOneThatIsSlowForTheLongestTime() throws Exception {
        Seat stuck = audience.join();
        IntStream.range(0, 7).forEach(i -> audience.join());
        assertThat(stuck.over()).isFalse();
        Seat ninth = audience.join();
        assertThat(stuck.over()).isTrue();
        assertThat(taken(ninth, "1")).isEqualTo("whole 1");
        assertThat(stuck.next(LONG)).startsWith(":");
        assertThat(stuck.over()).as("it stays away").isTrue();
    }

    @Test
    void withoutAnEventACommentShowsWhetherTheBrowserIsThere() throws Exception {
        assertThat(audience.join().next(Duration.ofMillis(1))).isEqualTo(": still here\n\n");
    }

    @Test
    void theEndWaitsForBrowsersAndNotForever() throws Exception {
        Seat seat = audience.join();
        audience.await(Duration.ofMillis(1));
        assertThat(audience.present()).isTrue();
        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> {
            try {
                audience.await(LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        seat.close();
        gone.get();
        assertThat(audience.present()).isFalse();
    }

    private String taken(Seat seat, String event) throws Exception {
        CompletableFuture<String> waiting = waiting(seat);
        tell(event);
        return waiting.get();
    }

    private void tell(String event) {
        audience.tell(() -> "next " + event, () -> "whole " + event);
    }

    /** Starts to wait for an event, and returns when the audience knows that. */
    private static CompletableFuture<String> waiting(Seat seat) {
        CompletableFuture<String> event = CompletableFuture.supplyAsync(() -> called(() -> seat.next(LONG)));
        await().until(seat::waits);
        return event;
    }

    private static <T> T called(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
