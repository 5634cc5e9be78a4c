package io.github.wingload.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.wingload.meet.Meeting.Limits;
import io.github.wingload.meet.Meeting.Terms;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.run.NotStartedException;
import io.github.wingload.run.RunControl;
import io.github.wingload.time.HandMovedClock;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first shard and its guests, over pipes. */
@Timeout(60)
class MeetingTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HostPort NOWHERE = new HostPort("127.0.0.1", 1);

    @TempDir
    private Path directory;

    private final HandMovedClock clock = new HandMovedClock();
    private final Run hostRun = new Run();
    private final Host host = new Host(null, terms(0, "digest"), Limits.USUAL, clock);
    private final List<Wire> wires = new ArrayList<>();

    /** A run that remembers what stopped it. */
    private static final class Run implements RunControl {
        private final List<String> stops = new CopyOnWriteArrayList<>();

        @Override
        public boolean stopped() {
            return !stops.isEmpty();
        }

        @Override
        public void stop() {
            stops.add("interrupted");
        }

        @Override
        public void stop(String rule) {
            stops.add(rule);
        }
    }

    /** The same time on a clock that is ahead. */
    private record Ahead(NanoClock clock, Duration by) implements NanoClock {

        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public Instant wallTime() {
            return clock.wallTime().plus(by);
        }
    }

    @AfterEach
    void close() throws IOException {
        host.close();
        for (Wire wire : wires) {
            wire.close();
        }
    }

    @Test
    void theFirstShardSaysThatItsNameIsUnknown() {
        HostPort unknown = new HostPort("x".repeat(64) + ".invalid", 1);
        Meeting.Terms impatient = new Meeting.Terms(terms(0, "digest").shard(), "digest", Duration.ofNanos(1), false);
        assertThatThrownBy(() -> Meeting.at(unknown, impatient, NanoClock.system()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("the name " + unknown.host() + " is unknown");
    }

    @Test
    void allBeginAtTheSameTimeWhateverTheirClocksSay() throws Exception {
        clock.moveTo(1_000 * SECOND);
        Guest one = new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock);
        Guest two = new Guest(NOWHERE, terms(2, "digest"), Limits.USUAL, new Ahead(clock, Duration.ofMillis(2_500)));
        one.greet(connected(), new Run());
        two.greet(connected(), new Run());
        host.enter(clock, hostRun);
        CompletableFuture<Long> first = later(() -> one.zeroNs(clock, new Run()));
        CompletableFuture<Long> second = later(() -> two.zeroNs(clock, new Run()));
        long zeroNs = host.zeroNs(clock, hostRun);
        assertThat(zeroNs).isEqualTo(1_001 * SECOND);
        assertThat(first.join()).isEqualTo(zeroNs);
        assertThat(second.join()).isEqualTo(zeroNs);
        assertThat(two.clock().orElseThrow().ahead()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void anotherPlanIsRefusedOnBothSides() throws Exception {
        Guest other = new Guest(NOWHERE, terms(1, "other"), Limits.USUAL, clock);
        assertThatThrownBy(() -> other.greet(connected(), new Run()))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("shard 1 has another plan, other samples or another version");
        assertThatThrownBy(() -> host.enter(clock, hostRun))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("shard 1 has another plan");
    }

    @Test
    void aSecondShardOfTheSameNumberIsRefused() throws Exception {
        new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock).greet(connected(), new Run());
        assertThatThrownBy(
                        () -> new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock).greet(connected(), new Run()))
                .hasMessageContaining("shard 1 has come already");
    }

    @Test
    void shardsThatDoNotComeAreNamed() throws Exception {
        new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock).greet(connected(), new Run());
        CompletableFuture<Void> entering = later(() -> {
            host.enter(clock, hostRun);
            return null;
        });
        await().until(() -> {
            clock.moveTo(clock.nanos() + 10 * SECOND);
            return entering.isDone();
        });
        assertThatThrownBy(entering::join)
                .hasRootCauseMessage("shard 2 of 3 did not come within 30 s; the load was not started");
    }

    @Test
    void aShardThatLeavesBeforeTheLoadKeepsAllFromBeginning() throws Exception {
        Guest one = new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock);
        Guest two = new Guest(NOWHERE, terms(2, "digest"), Limits.USUAL, clock);
        one.greet(connected(), new Run());
        two.greet(connected(), new Run());
        host.enter(clock, hostRun);
        CompletableFuture<Long> first = later(() -> one.zeroNs(clock, new Run()));
        two.close();
        assertThatThrownBy(() -> host.zeroNs(clock, hostRun)).hasMessageContaining("shard 2 of 3 left before the load");
        assertThatThrownBy(first::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("shard 2 of 3 left");
    }

    @Test
    void whenOneStopsOrIsLostAllStop() throws Exception {
        Run oneRun = new Run();
        Guest one = new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock);
        Guest two = new Guest(NOWHERE, terms(2, "digest"), Limits.USUAL, clock);
        begin(one, oneRun, two, new Run());
        one.ended(Optional.of("502 count > 4"));
        await().until(() -> hostRun.stops.contains("502 count > 4"));
        two.close();
        await().until(() -> hostRun.stops.contains("shard 2 was lost") && oneRun.stops.contains("shard 2 was lost"));
        host.close();
        await().until(() -> oneRun.stops.contains("the first shard was lost"));
    }

    @Test
    void theFirstShardCollectsTheDirectories() throws Exception {
        Guest one = new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock);
        Guest two = new Guest(NOWHERE, terms(2, "digest"), Limits.USUAL, clock);
        begin(one, new Run(), two, new Run());
        Path own = run("own");
        Path collected = directory.resolve("collected");
        CompletableFuture<List<Path>> first = later(() -> one.deliver(run("one"), collected));
        two.close();
        assertThat(host.deliver(own, collected)).containsExactly(own, collected.resolve("1"));
        assertThat(first.join()).isEmpty();
        assertThat(collected.resolve("1/run.json")).hasContent("one");
        assertThat(hostRun.stops).containsOnly("shard 2 was lost");
    }

    private void begin(Guest one, Run oneRun, Guest two, Run twoRun) throws Exception {
        one.greet(connected(), oneRun);
        two.greet(connected(), twoRun);
        host.enter(clock, hostRun);
        CompletableFuture<Long> first = later(() -> one.zeroNs(clock, oneRun));
        CompletableFuture<Long> second = later(() -> two.zeroNs(clock, twoRun));
        host.zeroNs(clock, hostRun);
        first.join();
        second.join();
    }

    private Path run(String content) throws IOException {
        Path run = Files.createDirectories(directory.resolve(content));
        Files.writeString(run.resolve("run.json"), content);
        return run;
    }

    private Wire connected() throws IOException {
        Pipes pipes = new Pipes();
        wires.add(pipes.one);
        Thread thread = new Thread(() -> host.receive(pipes.other), "guest");
        thread.setDaemon(true);
        thread.start();
        return pipes.one;
    }

    private static Terms terms(int index, String digest) {
        return new Terms(new Shard("monday", index, 3), digest, PATIENCE, false);
    }

    private static <T> CompletableFuture<T> later(Callable<T> body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return body.call();
            } catch (Exception thrown) {
                throw new CompletionException(thrown);
            }
        });
    }
}
