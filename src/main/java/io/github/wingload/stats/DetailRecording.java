package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;

/** {@link Details} while they are being recorded. Not thread-safe. */
final class DetailRecording {

    private final CallDurationsRecording hits = new CallDurationsRecording();
    private final CallDurationsRecording misses = new CallDurationsRecording();
    private long items;
    private long itemsOk;

    void record(Call call) {
        Classification detail = call.classification();
        if (call.ok() && detail.cache() != CacheResult.UNKNOWN) {
            (detail.cache() == CacheResult.HIT ? hits : misses).record(call);
        }
        items += detail.items();
        itemsOk += detail.itemsOk();
    }

    Details details() {
        return new Details(hits.times(), misses.times(), items, itemsOk);
    }
}
