package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Call.CacheResult;

/** {@link Details} while they are being recorded. Not thread-safe. */
final class DetailRecording {

    private final TimesRecording hits = new TimesRecording();
    private final TimesRecording misses = new TimesRecording();
    private long items;
    private long itemsOk;

    void record(Call call) {
        Call.Detail detail = call.detail();
        if (call.ok() && detail.cache() != CacheResult.UNKNOWN) {
            (detail.cache() == CacheResult.HIT ? hits : misses).record(call);
        }
        items += detail.items();
        itemsOk += detail.itemsOk();
    }

    void add(DetailRecording other) {
        hits.add(other.hits);
        misses.add(other.misses);
        items += other.items;
        itemsOk += other.itemsOk;
    }

    void clear() {
        hits.clear();
        misses.clear();
        items = 0;
        itemsOk = 0;
    }

    Details details() {
        return new Details(hits.times(), misses.times(), items, itemsOk);
    }
}
