package io.github.wingload.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.wingload.meet.Meeting.Limits;
import io.github.wingload.meet.Meeting.Terms;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.run.NotStartedException;
import io.github.wingload.time.HandMovedClock;
import io.github.wingload.time.NanoClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    private final PlayedRun hostRun = new PlayedRun();
    private final Host host = new Host(null, terms(0, "digest"), Limits.USUAL, clock);
    private final List<Wire> wires = new ArrayList<>();

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
        one.greet(connected(), new PlayedRun());
        two.greet(connected(), new PlayedRun());
        host.enter(clock, hostRun);
        CompletableFuture<Long> first = later(() -> one.zeroNs(clock, new PlayedRun()));
        CompletableFuture<Long> second = later(() -> two.zeroNs(clock, new PlayedRun()));
        long zeroNs = host.zeroNs(clock, hostRun);
        assertThat(zeroNs).isEqualTo(1_001 * SECOND);
        assertThat(first.join()).isEqualTo(zeroNs);
        assertThat(second.join()).isEqualTo(zeroNs);
        assertThat(two.clock().orElseThrow().ahead()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void anotherPlanIsRefusedOnBothSides() throws Exception {
        Guest other = new Guest(NOWHERE, terms(1, "other"), Limits.USUAL, clock);
        assertThatThrownBy(() -> other.greet(connected(), new PlayedRun()))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("shard 1 has another plan, other samples or another version");
        assertThatThrownBy(() -> host.enter(clock, hostRun))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("shard 1 has another plan");
    }

    @Test
    void aSecondShardOfTheSameNumberIsRefused() throws Exception {
        new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock).greet(connected(), new PlayedRun());
        assertThatThrownBy(() ->
                        new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock).greet(connected(), new PlayedRun()))
                .hasMessageContaining("shard 1 has come already");
    }

    @Test
    void shardsThatDoNotComeAreNamed() throws Exception {
        new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock).greet(connected(), new PlayedRun());
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
        one.greet(connected(), new PlayedRun());
        two.greet(connected(), new PlayedRun());
        host.enter(clock, hostRun);
        CompletableFuture<Long> first = later(() -> one.zeroNs(clock, new PlayedRun()));
        two.close();
        assertThatThrownBy(() -> host.zeroNs(clock, hostRun)).hasMessageContaining("shard 2 of 3 left before the load");
        assertThatThrownBy(first::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("shard 2 of 3 left");
    }

    @Test
    void aShardThatLeavesBeforeItsWelcomeIsLost() throws Exception {
        Guest one = new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock);
        one.greet(connected(), new PlayedRun());
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int any) throws IOException {
                throw new IOException("connection reset");
            }
        };
        byte[] hello = (Host.HELLO + " 2 3 digest monday\n").getBytes(StandardCharsets.UTF_8);
        host.receive(new Wire(new ByteArrayInputStream(hello), closed, () -> {}));
        host.enter(clock, hostRun);
        later(() -> one.zeroNs(clock, new PlayedRun()));
        assertThatThrownBy(() -> host.zeroNs(clock, hostRun)).hasMessageContaining("shard 2 of 3 left before the load");
    }

    @Test
    void whenOneStopsOrIsLostAllStop() throws Exception {
        PlayedRun oneRun = new PlayedRun();
        Guest one = new Guest(NOWHERE, terms(1, "digest"), Limits.USUAL, clock);
        Guest two = new Guest(NOWHERE, terms(2, "digest"), Limits.USUAL, clock);
        begin(one, oneRun, two, new PlayedRun());
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
        begin(one, new PlayedRun(), two, new PlayedRun());
        Path own = run("own");
        Path collected = directory.resolve("collected");
        CompletableFuture<List<Path>> first = later(() -> one.deliver(run("one"), collected));
        two.close();
        assertThat(host.deliver(own, collected)).containsExactly(own, collected.resolve("1"));
        assertThat(first.join()).isEmpty();
        assertThat(collected.resolve("1/run.json")).hasContent("one");
        assertThat(hostRun.stops).containsOnly("shard 2 was lost");
    }

    private void begin(Guest one, PlayedRun oneRun, Guest two, PlayedRun twoRun) throws Exception {
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
