package io.github.wingload.stats;

import io.github.wingload.exchange.Call;

/** Response and service times while they are being recorded. Not thread-safe. */
final class TimesRecording {

    private final Recording response = new Recording();
    private final Recording service = new Recording();

    void record(Call call) {
        response.record(call.responseTimeNs());
        service.record(call.serviceTimeNs());
    }

    void add(TimesRecording other) {
        response.add(other.response);
        service.add(other.service);
    }

    void clear() {
        response.clear();
        service.clear();
    }

    Times times() {
        return new Times(response.durations(), service.durations());
    }
}
