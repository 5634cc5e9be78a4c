package io.github.wingload.http;

import static io.github.wingload.http.Calls.await;
import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.failureClass;
import static io.github.wingload.http.Calls.get;
import static io.github.wingload.http.Calls.open;
import static io.github.wingload.http.Calls.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.exchange.Transport.ExchangeListener;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which calls share a socket. */
class ConnectionsIT {

    @Test
    void eachUserKeepsItsOwnSocket() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "ok"));
                HttpTransport transport = open(server.url())) {
            List<Connection> users = List.of(transport.connection(), transport.connection(), transport.connection());
            for (int round = 0; round < 10; round++) {
                for (Connection user : users) {
                    assertThat(call(user, get("/")).reused()).isEqualTo(round > 0);
                }
            }

            assertThat(server.accepted()).isEqualTo(3);
            users.forEach(Connection::close);
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void callsStartedFromTheEndOfTheOneBeforeShareTheSocket() throws Exception {
        int calls = 2_000;
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "ok"));
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            CountDownLatch all = new CountDownLatch(calls);
            AtomicInteger failed = new AtomicInteger();
            connection.start(get("/"), new ExchangeListener() {
                @Override
                public void ended(Exchange exchange) {
                    if (exchange.failure().isPresent()) {
                        failed.incrementAndGet();
                    }
                    all.countDown();
                    if (all.getCount() > 0) {
                        connection.start(get("/"), this);
                    }
                }
            });

            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(failed).hasValue(0);
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.received()).hasSize(calls);
        }
    }

    @Test
    void sharedCallsUseTheMostRecentlyReturnedConnection() throws Exception {
        Script slow = Script.after(Duration.ofMillis(300), Script.answer(200, "ok"));
        try (ScriptedServer server = ScriptedServer.start(slow);
                HttpTransport transport = open(server.url(), Connections.SHARED, Calls.PATIENT)) {
            List<CompletableFuture<Exchange>> together = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                together.add(start(transport.connection(), get("/together")));
            }
            for (CompletableFuture<Exchange> end : together) {
                assertThat(failureClass(await(end))).isEqualTo(FailureClass.OK);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(call(transport, "/alone").reused()).isTrue();
            }

            assertThat(server.accepted()).isEqualTo(3);
            assertThat(server.received().stream()
                            .filter(request -> request.target().equals("/alone"))
                            .map(Received::connection)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void aSocketThatTheServerClosedWhileIdleIsReplaced() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "ok"));
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            call(connection, get("/"));
            server.closeConnections();
            await().until(() -> server.open() == 0);
            Exchange next = callUntilFresh(connection);

            assertThat(next.failure()).isEmpty();
            assertThat(next.times().connectedNs()).isGreaterThan(next.times().leasedNs());
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatClosesIsFollowedByANewSocket() throws Exception {
        Script closing = Script.answer(200, "bye", "Connection: close").then(Script.close());
        try (ScriptedServer server = ScriptedServer.start(closing);
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            for (int i = 0; i < 5; i++) {
                Exchange exchange = call(connection, get("/"));
                assertThat(exchange.failure()).isEmpty();
                assertThat(exchange.reused()).isFalse();
            }

            assertThat(server.accepted()).isEqualTo(5);
        }
    }

    @Test
    void callsThatCrossTheServersIdleTimeoutAreOkOrStale() throws Exception {
        Duration idle = Duration.ofMillis(100);
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "ok"), idle);
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            Set<FailureClass> seen = EnumSet.noneOf(FailureClass.class);
            int ok = 0;
            for (int i = 0; i < 30; i++) {
                Exchange exchange = call(connection, get("/"));
                seen.add(failureClass(exchange));
                ok += exchange.failure().isEmpty() ? 1 : 0;
                Thread.sleep(idle.toMillis());
            }

            assertThat(seen).isSubsetOf(FailureClass.OK, FailureClass.STALE_CONNECTION);
            assertThat(server.received()).hasSize(ok);
        }
    }

    /** The close may reach the reactor after the next call's start; that call is stale, and the one after it is not. */
    private static Exchange callUntilFresh(Connection connection) throws Exception {
        Exchange first = call(connection, get("/"));
        if (failureClass(first) == FailureClass.STALE_CONNECTION) {
            return call(connection, get("/"));
        }
        return first;
    }
}
