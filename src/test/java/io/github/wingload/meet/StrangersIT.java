package io.github.wingload.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.wingload.meet.Meeting.Limits;
import io.github.wingload.meet.Meeting.Terms;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.run.NotStartedException;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever connects to the place where shards meet without being one of them, and shards that fall silent. */
@Timeout(60)
class StrangersIT {

    private static final NanoClock CLOCK = NanoClock.system();
    private static final Limits SHORT = new Limits(Duration.ofMillis(300), Duration.ofSeconds(30));

    private final List<Socket> sockets = new ArrayList<>();
    private final PlayedRun run = new PlayedRun();
    private HostPort place;
    private Host host;

    @BeforeEach
    void listen() throws IOException {
        host = listening(SHORT);
    }

    @AfterEach
    void close() throws IOException {
        host.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void strangersWhoSayNothingAreRefusedAndDoNotKeepShardsFromMeeting() throws Exception {
        for (int i = 0; i < 150; i++) {
            connected();
        }
        try (Guest guest = guest(Limits.USUAL)) {
            CompletableFuture<Void> entering = CompletableFuture.runAsync(() -> enter(host));
            guest.enter(CLOCK, new PlayedRun());
            entering.join();
        }
        assertThat(answer(sockets.get(0)))
                .startsWith("refused the shards of a wingload run meet here")
                .contains("no line came within 0.3 s");
    }

    @Test
    void bytesOfAnotherProtocolAreRefusedWithALineThatSaysWhatIsHere() throws Exception {
        for (String sent : List.of("GET / HTTP/1.1\r\n\r\n", "wingload-shard-1 1 2\n", "x".repeat(3_000))) {
            Socket stranger = connected();
            stranger.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            assertThat(answer(stranger)).startsWith("refused the shards of a wingload run meet here");
        }
    }

    @Test
    void aShardThatFallsSilentIsLostAlthoughItsConnectionIsOpen() throws Exception {
        host.close();
        host = listening(new Limits(Duration.ofSeconds(30), Duration.ofSeconds(2)));
        Socket silent = connected();
        silent.getOutputStream()
                .write((Host.HELLO + " 1 2 digest monday\n" + Host.READY + "\n").getBytes(StandardCharsets.UTF_8));
        enter(host);
        host.zeroNs(CLOCK, run);
        await().until(() -> run.stops.contains("shard 1 was lost"));
    }

    @Test
    void aPlaceWhereSomethingElseAnswersIsNoMeeting() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Guest guest =
                        new Guest(new HostPort("127.0.0.1", other.getLocalPort()), terms(1), Limits.USUAL, CLOCK)) {
            CompletableFuture.runAsync(() -> {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write("220 mail.example\n".getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            });
            assertThatThrownBy(() -> guest.enter(CLOCK, new PlayedRun()))
                    .isInstanceOf(NotStartedException.class)
                    .hasMessageContaining("is not the first shard of a wingload run; nothing was sent");
        }
    }

    private Host listening(Limits limits) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            place = new HostPort("127.0.0.1", free.getLocalPort());
        }
        return Host.listening(place, terms(0), limits, CLOCK);
    }

    private void enter(Host first) {
        try {
            first.enter(CLOCK, run);
        } catch (NotStartedException failed) {
            throw new AssertionError(failed);
        }
    }

    private Guest guest(Limits limits) {
        return new Guest(place, terms(1), limits, CLOCK);
    }

    private static Terms terms(int index) {
        return new Terms(new Shard("monday", index, 2), "digest", Duration.ofSeconds(30), false);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(place.host(), place.port());
        sockets.add(socket);
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
