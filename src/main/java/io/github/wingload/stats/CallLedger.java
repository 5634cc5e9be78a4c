package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a set of calls, such as those of a task or a stage, while they are being recorded. Not thread-safe.
 *
 * <p>Cache results, items and mutations cost memory only from the first call that has one.
 */
// An array by ordinal: counting a call takes no hash.
@SuppressWarnings("EnumOrdinal")
public final class CallLedger {

    private static final FailureClass[] CLASSES = FailureClass.values();

    /** HTTP statuses have three digits; larger numbers from a broken target are not listed. */
    private static final int STATUSES = 1000;

    private final CallDurationsRecording ok = new CallDurationsRecording();
    private final CallDurationsRecording failed = new CallDurationsRecording();
    private final long[] classes = new long[CLASSES.length];
    private final long[] statuses = new long[STATUSES];
    private long connectionsOpened;
    private long bytes;

    /** Empty until a call has a detail. */
    private Optional<DetailRecording> details = Optional.empty();

    /** Calls whose payload was made invalid, by the kind of mutation; they are in no other field. */
    private final SortedMap<String, CallLedger> byMutation = new TreeMap<>();

    /** True if the call was sent or failed on its way: it says something about the target or the network, not the generator. */
    public static boolean isRequest(Call call) {
        return switch (call.failureClass()) {
            case DROPPED -> false;
            case GENERATOR -> call.times().sentNs() != Times.NEVER;
            default -> true;
        };
    }

    /** Records a call that has ended or was dropped. */
    public void record(Call call) {
        if (call.plain()) {
            count(call);
        } else if (call.mutation().isEmpty()) {
            countDetailed(call);
        } else {
            byMutation
                    .computeIfAbsent(call.mutation(), first -> new CallLedger())
                    .countDetailed(call);
        }
    }

    private void countDetailed(Call call) {
        count(call);
        if (details.isEmpty()) {
            details = Optional.of(new DetailRecording());
        }
        details.get().record(call);
    }

    private void count(Call call) {
        classes[call.failureClass().ordinal()]++;
        if (!isRequest(call)) {
            return;
        }
        (call.ok() ? ok : failed).record(call);
        int status = call.status();
        if (0 < status && status < STATUSES) {
            statuses[status]++;
        }
        if (!call.reused() && call.times().connectedNs() != Times.NEVER) {
            connectionsOpened++;
        }
        bytes += call.bytes();
    }

    /** The figures so far. */
    public CallStats stats() {
        if (byMutation.isEmpty()) {
            return ownStats();
        }
        SortedMap<String, CallStats> parts = new TreeMap<>();
        byMutation.forEach((mutation, ledger) -> parts.put(mutation, ledger.ownStats()));
        parts.put(CallStats.VALID, ownStats());
        return CallStats.byMutation(parts);
    }

    private CallStats ownStats() {
        Map<FailureClass, Long> byClass = new EnumMap<>(FailureClass.class);
        for (FailureClass failureClass : CLASSES) {
            if (classes[failureClass.ordinal()] > 0) {
                byClass.put(failureClass, classes[failureClass.ordinal()]);
            }
        }
        SortedMap<Integer, Long> byStatus = new TreeMap<>();
        for (int status = 0; status < STATUSES; status++) {
            if (statuses[status] > 0) {
                byStatus.put(status, statuses[status]);
            }
        }
        return CallStats.of(ok.times(), failed.times(), byClass, byStatus, connectionsOpened, bytes)
                .with(details.map(DetailRecording::details).orElse(Details.NONE));
    }
}
