package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link StreamStats} while they are being recorded. Not thread-safe. */
final class StreamRecording {

    /** The finish chunk and the one with the end of the text are no token events, though servers count their tokens. */
    private static final long UNSEEN_TOKENS = 2;

    private static final double MORE = 1.05;

    private final Since firstToken = new Since();
    private final Since firstOutput = new Since();
    private final Recording gap = new Recording();
    private final Recording longestGap = new Recording();
    private final Recording perToken = new Recording();
    private final SortedMap<String, Long> finishReasons = new TreeMap<>();
    private long answers;
    private long events;
    private long tokenEvents;
    private long outputTokens;
    private long inputTokens;
    private long uncounted;
    private long fewerCounted;
    private long moreCounted;
    private long bursts;

    /** Times since the intended and the actual start. */
    private static final class Since {
        private final Recording response = new Recording();
        private final Recording service = new Recording();

        void record(Call call, long ns) {
            if (ns != Times.NEVER) {
                response.record(ns - call.intendedNs());
                service.record(ns - call.startedNs());
            }
        }

        CallDurations times() {
            return new CallDurations(response.durations(), service.durations());
        }
    }

    /** @param call ok, with events */
    void record(Call call) {
        StreamedAnswer stream = call.stream();
        answers++;
        firstToken.record(call, stream.firstTokenNs());
        firstOutput.record(call, stream.firstOutputNs());
        stream.gapsUs().forEach((us, count) -> gap.record(us * Durations.NS_PER_US, count));
        if (stream.longestGapNs() != Times.NEVER) {
            longestGap.record(stream.longestGapNs());
        }
        events += stream.events();
        tokenEvents += stream.tokenEvents();
        bursts += stream.inOneBurst() ? 1 : 0;
        StreamCounts.add(finishReasons, stream.finishReason(), 1);
        inputTokens += Math.max(0, stream.inputTokens());
        long tokens = stream.outputTokens();
        if (tokens == StreamedAnswer.UNKNOWN) {
            uncounted++;
            return;
        }
        outputTokens += tokens;
        fewerCounted += tokens < stream.tokenEvents() ? 1 : 0;
        moreCounted += tokens > MORE * stream.tokenEvents() && tokens > stream.tokenEvents() + UNSEEN_TOKENS ? 1 : 0;
        if (tokens > 1 && stream.firstTokenNs() != Times.NEVER) {
            perToken.record((stream.lastNs() - stream.firstTokenNs()) / (tokens - 1));
        }
    }

    StreamStats stats() {
        return new StreamStats(
                new StreamCounts(
                        answers,
                        events,
                        tokenEvents,
                        outputTokens,
                        inputTokens,
                        uncounted,
                        fewerCounted,
                        moreCounted,
                        bursts,
                        finishReasons),
                firstToken.times(),
                firstOutput.times(),
                gap.durations(),
                longestGap.durations(),
                perToken.durations());
    }
}
