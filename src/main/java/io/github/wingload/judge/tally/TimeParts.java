package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TimeBreakdown;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.result.TimeBreakdown.PartTimes;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Recording;
import io.github.wingload.stats.SumsByDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds up where the time of answered calls went. Bounded; not thread-safe. */
public final class TimeParts {

    /** One call in so many is among the slowest. */
    private static final long SHARE_OF_SLOWEST = 100;

    private final HeadlineTime time;
    private final List<Part> parts;
    private final List<Recording> recordings;
    private final SumsByDuration byDuration;
    private final long[] ofCall;
    private long calls;

    /**
     * Without calls yet.
     *
     * @param time that the parts add up to
     * @param streams true if a task has streamed answers
     */
    public TimeParts(HeadlineTime time, boolean streams) {
        this.time = time;
        parts = Stream.of(Part.values())
                .filter(part -> part != Part.START_DELAY || time == HeadlineTime.RESPONSE)
                .filter(part -> part != Part.FIRST_TOKEN || streams)
                .toList();
        recordings = Stream.generate(Recording::new).limit(parts.size()).toList();
        byDuration = new SumsByDuration(parts.size());
        ofCall = new long[parts.size()];
    }

    /** Takes a call that was sent. */
    public void record(Call call) {
        if (!Part.answered(call)) {
            return;
        }
        calls++;
        for (int i = 0; i < ofCall.length; i++) {
            ofCall[i] = parts.get(i).ns(call);
            recordings.get(i).record(ofCall[i]);
        }
        byDuration.record(Math.max(0, time.of(call)), ofCall);
    }

    /** Empty without answered calls. */
    public Optional<TimeBreakdown> breakdown() {
        if (calls == 0) {
            return Optional.empty();
        }
        long least = calls < SHARE_OF_SLOWEST ? 0 : (calls + SHARE_OF_SLOWEST - 1) / SHARE_OF_SLOWEST;
        long[] slowest = byDuration.ofSlowest(least);
        List<PartTimes> times = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Durations taken = recordings.get(i).durations();
            times.add(new PartTimes(
                    parts.get(i),
                    taken.meanMs(),
                    taken.percentileMs(50),
                    taken.percentileMs(90),
                    taken.percentileMs(99),
                    slowest[0] == 0 ? 0 : slowest[1 + i] / 1e6 / slowest[0]));
        }
        return Optional.of(new TimeBreakdown(calls, slowest[0], times));
    }
}
