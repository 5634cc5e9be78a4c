package io.github.wingload.result;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.load.Load;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.Durations;

/**
 * The time of a call that tables show.
 *
 * <p>In the closed model a user starts its next call itself, so the time of a call is its service time, as in Locust. In the open
 * model a schedule decides, and a caller would also have waited for a late start: the time is the response time. Reports show
 * the other time beside it where there is room.
 */
public enum HeadlineTime {
    SERVICE("service time"),
    RESPONSE("response time");

    private final String words;

    HeadlineTime(String words) {
        this.words = words;
    }

    /** The headline time of calls under this load. */
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
