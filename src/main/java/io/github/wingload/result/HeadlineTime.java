package io.github.wingload.result;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Load;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.Durations;

/**
 * Which time of a call the tables show.
 *
 * <p>A user of the closed model decides itself when to start, so its calls are as long as they take: the service time, as
 * in Locust. Where a schedule decides, waiting for a late start is part of what the caller would have seen: the response
 * time. The other one stands beside it wherever there is room.
 */
public enum HeadlineTime {
    SERVICE("service time"),
    RESPONSE("response time");

    private final String words;

    HeadlineTime(String words) {
        this.words = words;
    }

    /** The time that stands for this load's calls. */
    public static HeadlineTime of(Load load) {
        return load.open() ? RESPONSE : SERVICE;
    }

    /** This time of these calls. */
    public Durations of(CallDurations times) {
        return this == SERVICE ? times.service() : times.response();
    }

    /** This time of a call, in nanoseconds. */
    public long of(Call call) {
        return this == SERVICE ? call.serviceTimeNs() : call.responseTimeNs();
    }

    /** Its name for people. */
    public String words() {
        return words;
    }
}
