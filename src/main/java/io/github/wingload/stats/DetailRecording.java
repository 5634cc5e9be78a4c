package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import java.util.Optional;

/** {@link Details} while they are being recorded. Not thread-safe. */
final class DetailRecording {

    private final CallDurationsRecording hits = new CallDurationsRecording();
    private final CallDurationsRecording misses = new CallDurationsRecording();
    private long items;
    private long itemsOk;

    /** Empty until an answer is a stream. */
    private Optional<StreamRecording> streams = Optional.empty();

    void record(Call call) {
        Classification detail = call.classification();
        if (call.ok() && detail.cache() != CacheResult.UNKNOWN) {
            (detail.cache() == CacheResult.HIT ? hits : misses).record(call);
        }
        if (call.ok() && call.stream().any()) {
            if (streams.isEmpty()) {
                streams = Optional.of(new StreamRecording());
            }
            streams.get().record(call);
        }
        items += detail.items();
        itemsOk += detail.itemsOk();
    }

    Details details() {
        return new Details(
                hits.times(),
                misses.times(),
                items,
                itemsOk,
                streams.map(StreamRecording::stats).orElse(StreamStats.NONE));
    }
}
