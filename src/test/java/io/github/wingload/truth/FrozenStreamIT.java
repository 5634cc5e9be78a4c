package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testserver.Peer;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that streams a token every 25 ms and freezes once for two seconds.
 *
 * <p>Every answer in flight has the freeze as its longest gap, the typical gap stays what it was, and calls that were due during the
 * freeze have waited for their first token since then.
 */
@Timeout(60)
class FrozenStreamIT {

    private static final double PER_SECOND = 32;
    private static final double GAP_MS = 25;
    private static final int TOKENS = 60;
    private static final double FREEZE_FROM_MS = 990;
    private static final double FREEZE_MS = 2_000;

    /** How many typical gaps the freeze is at least. It is eighty, but a busy machine reads the token before it late. */
    private static final double TIMES_TYPICAL = 10;

    @Test
    void everyAnswerInFlightHasTheFreezeAsItsLongestGap() throws Exception {
        FrozenStream stream = new FrozenStream();
        Measured run;
        try (ScriptedServer server = ScriptedServer.start(stream)) {
            run = Measured.run(
                    TruthPlans.stream(server.url(), Loads.rate(PER_SECOND, Duration.ofSeconds(2))),
                    TruthPlans.rows(1, id -> 0));
        }

        assertThat(run.calls())
                .hasSize(64)
                .allMatch(Call::ok)
                .allSatisfy(call -> assertThat(call.stream().tokenEvents()).isEqualTo(TOKENS));
        List<Call> inFlight = run.calls().stream()
                .filter(call -> call.stream().firstTokenNs() < ns(FREEZE_FROM_MS))
                .toList();
        double typicalMs = p(run, 50, Quantity.GAP);
        assertThat(inFlight)
                .isNotEmpty()
                .allSatisfy(
                        call -> assertThat(call.stream().longestGapNs()).isGreaterThan(ns(TIMES_TYPICAL * typicalMs)));
        List<Call> dueInFreeze = run.calls().stream()
                .filter(call -> call.intendedNs() > ns(FREEZE_FROM_MS + 500))
                .toList();
        assertThat(dueInFreeze)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.stream().firstTokenNs())
                        .isGreaterThanOrEqualTo(ns(FREEZE_FROM_MS + FREEZE_MS)));
        assertThat(p(run, 90, Quantity.TIME_TO_FIRST_TOKEN)).isGreaterThan(1_500);
        assertThat(typicalMs).as("typical gap").isLessThan(FREEZE_MS / 10);
    }

    private static double p(Measured run, double percent, Quantity quantity) {
        return run.analysis()
                .streams()
                .orElseThrow()
                .of(new Figure.Percentile(percent, new Times(quantity, Figure.Calls.OK)))
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    private static long ns(double ms) {
        return Math.round(ms * 1e6);
    }

    /** Sends the tokens of an answer at equal distances. What is due during the freeze, and all after it, comes later by what is left of it. */
    private static final class FrozenStream implements Script {

        private static final String HEAD =
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        private static final String TOKEN = chunk("data: {\"choices\":[{\"text\":\"a\",\"finish_reason\":null}]}\n\n");
        private static final String END = chunk("data: {\"choices\":[{\"text\":\"\",\"finish_reason\":\"length\"}],"
                        + "\"usage\":{\"completion_tokens\":" + TOKENS + "}}\n\ndata: [DONE]\n\n")
                + "0\r\n\r\n";

        /** When the first request came; 0 before. The run's time zero is not later. */
        private final AtomicLong firstNs = new AtomicLong();

        @Override
        public void play(Received request, Peer peer) throws IOException {
            firstNs.compareAndSet(0, System.nanoTime());
            long dueNs = thawed();
            peer.send(HEAD);
            for (int token = 0; token < TOKENS; token++) {
                dueNs += ns(GAP_MS);
                sleepUntil(dueNs);
                long nowNs = System.nanoTime();
                dueNs += thawed() - nowNs;
                peer.send(TOKEN);
            }
            peer.send(END);
        }

        /** Waits for the end of the freeze if it goes on, and returns the time. */
        private long thawed() {
            long nowNs = System.nanoTime();
            long fromNs = firstNs.get() + ns(FREEZE_FROM_MS);
            if (fromNs <= nowNs && nowNs < fromNs + ns(FREEZE_MS)) {
                sleepUntil(fromNs + ns(FREEZE_MS));
                return System.nanoTime();
            }
            return nowNs;
        }

        private static void sleepUntil(long timeNs) {
            for (long left = timeNs - System.nanoTime(); left > 0; left = timeNs - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        private static String chunk(String text) {
            return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
        }
    }
}
