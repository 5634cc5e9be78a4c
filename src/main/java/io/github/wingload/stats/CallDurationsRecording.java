package io.github.wingload.stats;

import io.github.wingload.exchange.Call;

/** Response and service times while they are being recorded. Not thread-safe. */
final class CallDurationsRecording {

    private final Recording response = new Recording();
    private final Recording service = new Recording();

    void record(Call call) {
        response.record(call.responseTimeNs());
        service.record(call.serviceTimeNs());
    }

    CallDurations times() {
        return new CallDurations(response.durations(), service.durations());
    }
}
