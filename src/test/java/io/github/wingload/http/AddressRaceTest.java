package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.time.NanoClock;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

/** Which addresses are tried when, with a clock that is moved by hand. */
class AddressRaceTest {

    private static final long PATIENCE_NS =
            Duration.ofMillis(AddressRace.PATIENCE_MS).toNanos();

    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Wire> won = new ArrayList<>();
    private final List<Exception> lost = new ArrayList<>();
    private final DeadlineQueue patience = new DeadlineQueue(PATIENCE_NS);
    private long nowNs = 7;

    /** A connection that is being opened. */
    private static final class Attempt extends CompletableFuture<IOSession> {

        private final String address;
        private final AddressRace.Attempt inRace;
        private boolean closed;

        Attempt(String address, AddressRace.Attempt inRace) {
            this.address = address;
            this.inRace = inRace;
        }

        void opens() {
            ProtocolIOSession session = (ProtocolIOSession) Proxy.newProxyInstance(
                    AddressRaceTest.class.getClassLoader(),
                    new Class<?>[] {ProtocolIOSession.class},
                    (proxy, method, arguments) -> {
                        closed |= method.getName().equals("close");
                        return null;
                    });
            inRace.opened(new Wire(session, IoBuffers.ofThisThread()));
            inRace.completed(session);
        }

        void fails(String words) {
            inRace.failed(new ConnectException(words));
        }
    }

    @Test
    void onlyTheFirstAddressIsTriedWhileItMayStillAnswer() {
        start("10.0.0.1", "10.0.0.2");
        pass(PATIENCE_NS - 1);
        assertTried("10.0.0.1");

        attempts.get(0).opens();
        pass(10 * PATIENCE_NS);
        assertTried("10.0.0.1");
        assertThat(won).hasSize(1);
        assertThat(attempts.get(0).closed).isFalse();
    }

    @Test
    void silentAddressIsNotWaitedFor() {
        TargetAddresses addresses = start("10.0.0.1", "10.0.0.2", "10.0.0.3");
        pass(PATIENCE_NS);
        assertTried("10.0.0.1", "10.0.0.2");
        attempts.get(1).opens();

        assertThat(won).hasSize(1);
        assertThat(attempts.get(0).isCancelled()).isTrue();
        assertThat(addresses.connections()).isEqualTo(Map.of("10.0.0.2:80", 1L));
        pass(PATIENCE_NS);
        assertTried("10.0.0.1", "10.0.0.2");
    }

    @Test
    void addressThatAnswersLateStillWins() {
        start("10.0.0.1", "10.0.0.2");
        pass(PATIENCE_NS);
        attempts.get(0).opens();
        attempts.get(1).opens();

        assertThat(won).hasSize(1);
        assertThat(attempts.get(0).closed).isFalse();
        assertThat(attempts.get(1).closed).isTrue();
    }

    @Test
    void nextAddressIsTriedAtOnceIfOneFails() {
        start("10.0.0.1", "10.0.0.2", "10.0.0.3");
        attempts.get(0).fails("refused");
        assertTried("10.0.0.1", "10.0.0.2");
        pass(PATIENCE_NS - 1);
        assertTried("10.0.0.1", "10.0.0.2");
        pass(1);
        assertTried("10.0.0.1", "10.0.0.2", "10.0.0.3");
    }

    @Test
    void lastFailureIsToldWhenAllHaveFailed() {
        start("10.0.0.1", "10.0.0.2");
        pass(PATIENCE_NS);
        attempts.get(1).fails("no route");
        assertThat(lost).isEmpty();
        attempts.get(0).fails("refused");

        assertThat(lost).hasSize(1).first().extracting(Exception::getMessage).isEqualTo("refused");
        assertThat(won).isEmpty();
    }

    @Test
    void addressThatAnsweredIsTriedFirstTheNextTime() {
        TargetAddresses addresses = start("10.0.0.1", "10.0.0.2");
        attempts.get(0).fails("refused");
        attempts.get(1).opens();
        attempts.clear();
        start(addresses);
        assertTried("10.0.0.2");
        attempts.get(0).fails("refused");
        assertTried("10.0.0.2", "10.0.0.1");
    }

    @Test
    void racesThatWereGivenUpOpenNothing() {
        AddressRace race = start(addresses("10.0.0.1", "10.0.0.2"));
        race.giveUp();
        pass(PATIENCE_NS);
        attempts.get(0).opens();

        assertTried("10.0.0.1");
        assertThat(attempts.get(0).closed).isTrue();
        assertThat(won).isEmpty();
        assertThat(lost).isEmpty();
    }

    @Test
    void familiesTakeTurns() {
        assertThat(TargetAddresses.alternating(List.of(
                        address("10.0.0.1"), address("10.0.0.2"), address("10.0.0.3"), address("::1"), address("::2"))))
                .containsExactly(
                        address("10.0.0.1"), address("::1"), address("10.0.0.2"), address("::2"), address("10.0.0.3"));
    }

    private void assertTried(String... addresses) {
        assertThat(attempts).extracting(attempt -> attempt.address).containsExactly(addresses);
    }

    private void pass(long ns) {
        nowNs += ns;
        DeadlineQueue.Entry expired;
        while ((expired = patience.pollExpired(nowNs)) != null) {
            expired.expire();
        }
    }

    private TargetAddresses start(String... hosts) {
        TargetAddresses addresses = addresses(hosts);
        start(addresses);
        return addresses;
    }

    private AddressRace start(TargetAddresses addresses) {
        NanoClock clock = new NanoClock() {
            @Override
            public long nanos() {
                return nowNs;
            }

            @Override
            public Instant wallTime() {
                return Instant.EPOCH;
            }
        };
        DeadlineQueue deadlines = new DeadlineQueue(Long.MAX_VALUE);
        CallContext calls = new CallContext(
                clock,
                deadlines,
                patience,
                new DeadlineTimer(List.of(deadlines), clock),
                new RequestHeads("", "localhost"),
                0,
                this::connect,
                Route.to(UrlTarget.of(URI.create("http://model.invalid"))),
                addresses,
                null,
                Timeout.DISABLED);
        AddressRace race = new AddressRace(calls, won::add, lost::add);
        race.start();
        return race;
    }

    private Future<IOSession> connect(
            NamedEndpoint endpoint,
            SocketAddress remote,
            SocketAddress local,
            Timeout timeout,
            Object attachment,
            FutureCallback<IOSession> callback) {
        Attempt attempt = new Attempt(
                ((InetSocketAddress) remote).getAddress().getHostAddress(), (AddressRace.Attempt) attachment);
        attempts.add(attempt);
        return attempt;
    }

    private static TargetAddresses addresses(String... hosts) {
        return new TargetAddresses(
                List.of(hosts).stream().map(AddressRaceTest::address).toList());
    }

    /** A literal, so nothing is resolved. */
    private static InetSocketAddress address(String literal) {
        try {
            return new InetSocketAddress(InetAddress.getByName(literal), 80);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
