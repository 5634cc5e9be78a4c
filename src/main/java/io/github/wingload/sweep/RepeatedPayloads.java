package io.github.wingload.sweep;

import io.github.wingload.exchange.Call;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The log of all runs of a sweep that tells how many calls of the last one sent a payload that an earlier one had sent. Payloads that are always
 * the same do not count.
 *
 * <p>It keeps at most {@value #MOST_KEPT} different payloads, in some 12 MB; later ones are not recognised.
 */
public final class RepeatedPayloads implements RunLog {

    static final int MOST_KEPT = 200_000;

    private final Set<Long> earlier = new HashSet<>();
    private final Set<Long> current = new HashSet<>();
    private long sent;
    private long repeated;

    @Override
    public void started(Manifest manifest) {
        earlier.addAll(current);
        current.clear();
        sent = 0;
        repeated = 0;
    }

    @Override
    public void ended(List<Call> calls) {
        for (Call call : calls) {
            if (call.payload().known()) {
                long digest = call.payload().digest();
                sent++;
                repeated += earlier.contains(digest) ? 1 : 0;
                if (earlier.size() + current.size() < MOST_KEPT) {
                    current.add(digest);
                }
            }
        }
    }

    /** The share of the calls of the last run, in percent; 0 without calls. */
    public double percent() {
        return sent == 0 ? 0 : 100.0 * repeated / sent;
    }
}
