package io.github.wingload.result;

import io.github.wingload.exchange.Call;
import io.github.wingload.result.RunReport.KeyCount;
import io.github.wingload.result.RunReport.PayloadUse;
import io.github.wingload.result.RunReport.SlowCall;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Which sample rows were sent, which were slow and which failed. Bounded; not thread-safe. */
final class Payloads {

    private static final int SHOWN = 10;

    /** Failing keys that are counted; later ones are not. */
    private static final int FAILING_KEPT = 10_000;

    private static final double NS_PER_MS = 1e6;

    private final HeadlineTime time;
    private final DistinctKeys distinct = new DistinctKeys();
    private final Map<String, Long> failing = new LinkedHashMap<>();

    /** The quickest of the slowest on top. */
    private final PriorityQueue<SlowCall> slowest =
            new PriorityQueue<>(SHOWN + 1, Comparator.comparingDouble(SlowCall::ms));

    Payloads(HeadlineTime time) {
        this.time = time;
    }

    /** Takes a call that was sent. */
    void record(Call call) {
        distinct.add(call.key());
        double ms = time.of(call) / NS_PER_MS;
        if (slowest.size() < SHOWN || ms > slowest.peek().ms()) {
            slowest.add(new SlowCall(call.key(), ms, call.failureClass().label(), call.intendedNs()));
            if (slowest.size() > SHOWN) {
                slowest.poll();
            }
        }
        if (!call.ok() && (failing.size() < FAILING_KEPT || failing.containsKey(call.key()))) {
            failing.merge(call.key(), 1L, Long::sum);
        }
    }

    /** @param sampleRows 0 for a plan without samples, whose calls have no keys */
    PayloadUse use(int sampleRows) {
        List<SlowCall> slow = slowest.stream()
                .sorted(Comparator.comparingDouble(SlowCall::ms).reversed().thenComparingLong(SlowCall::intendedNs))
                .toList();
        List<KeyCount> failed = failing.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(entry -> new KeyCount(entry.getKey(), entry.getValue()))
                .toList();
        return new PayloadUse(distinct.count(), sampleRows, slow, failed);
    }
}
