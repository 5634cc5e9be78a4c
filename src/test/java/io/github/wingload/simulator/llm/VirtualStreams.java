package io.github.wingload.simulator.llm;

import io.github.wingload.simulator.queue.EventQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/** Users or starts at a rate against a {@link BatchEngine}, in virtual time, and the figures as vllm-bench defines them. */
final class VirtualStreams {

    static final int PROMPT = 1024;
    static final int LIMIT = 128;
    private static final double SHORT_SHARE = 0.284;
    private static final long START_GAP_NS = 60_000;

    private final EventQueue events = new EventQueue();
    private final List<Stream> streams = new ArrayList<>();
    private final Load load;
    private final BatchEngine engine;

    private VirtualStreams(Load load, EngineSetup setup, long seed) {
        this.load = load;
        this.engine = new BatchEngine(setup, new Random(seed), events);
    }

    /**
     * @param requests how many are sent in all
     * @param shortShare of answers that end early
     * @param cached tokens of each prompt that need not be read
     */
    record Load(int requests, double shortShare, int cached, long seed) {

        static Load published(long seed) {
            return new Load(200, SHORT_SHARE, 0, seed);
        }
    }

    /** Users who start one after another within milliseconds, and send the next request when an answer has ended. */
    static VirtualStreams ofUsers(int users, Load load, EngineSetup setup) {
        VirtualStreams run = new VirtualStreams(load, setup, load.seed());
        for (int user = 0; user < users; user++) {
            run.events.at(user * START_GAP_NS, nowNs -> run.send(nowNs, run::send));
        }
        run.play();
        return run;
    }

    /** Starts at random with this mean rate. */
    static VirtualStreams ofRate(double perSecond, Load load, EngineSetup setup) {
        VirtualStreams run = new VirtualStreams(load, setup, load.seed());
        Random gaps = new Random(-load.seed());
        double atNs = 0;
        for (int i = 0; i < load.requests(); i++) {
            atNs -= Math.log(1 - gaps.nextDouble()) / perSecond * 1e9;
            run.events.at(Math.round(atNs), nowNs -> run.send(nowNs, doneNs -> {}));
        }
        run.play();
        return run;
    }

    private void play() {
        while (events.nextNs() < Long.MAX_VALUE) {
            events.runUntil(events.nextNs());
        }
    }

    private void send(long nowNs) {
        send(nowNs, this::send);
    }

    private void send(long nowNs, LongConsumer whenDone) {
        if (streams.size() == load.requests()) {
            return;
        }
        CompletionLengths lengths = new CompletionLengths(load.shortShare(), 10.5);
        Stream stream = new Stream(nowNs, lengths.length(1_000_003 * load.seed() + streams.size(), LIMIT));
        streams.add(stream);
        engine.submit(nowNs, new Generation(PROMPT, stream.length, new Generation.Reader() {
            @Override
            public int cachedTokens() {
                return load.cached();
            }

            @Override
            public void token(int number, long atNs) {
                stream.timesNs.add(atNs);
                if (number == stream.length) {
                    events.at(atNs, whenDone);
                }
            }
        }));
    }

    long preemptions() {
        return engine.preemptions();
    }

    int answered() {
        return (int) streams.stream()
                .filter(stream -> stream.timesNs.size() == stream.length)
                .count();
    }

    double perSecond() {
        return streams.size() / seconds();
    }

    double tokensPerSecond() {
        return streams.stream().mapToInt(stream -> stream.length).sum() / seconds();
    }

    private double seconds() {
        return streams.stream().mapToLong(Stream::lastNs).max().orElseThrow() / 1e9;
    }

    double ttftMs(double percentile) {
        return percentile(streams.stream().map(Stream::ttftMs).toList(), percentile);
    }

    double tpotMs(double percentile) {
        return percentile(
                streams.stream()
                        .filter(stream -> stream.length > 1)
                        .map(Stream::tpotMs)
                        .toList(),
                percentile);
    }

    double totalMs(double percentile) {
        return percentile(streams.stream().map(Stream::totalMs).toList(), percentile);
    }

    double meanTotalMs() {
        return streams.stream().mapToDouble(Stream::totalMs).average().orElseThrow();
    }

    double gapMs(double percentile) {
        return percentile(streams.stream().flatMap(s -> s.gapsMs().stream()).toList(), percentile);
    }

    double meanGapMs() {
        return streams.stream()
                .flatMap(s -> s.gapsMs().stream())
                .mapToDouble(ms -> ms)
                .average()
                .orElseThrow();
    }

    /** Linear between ranks, as numpy's default. */
    static double percentile(List<Double> values, double percentile) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double rank = percentile / 100 * (sorted.size() - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (rank - below);
    }

    private static final class Stream {
        private final long sentNs;
        private final int length;
        private final List<Long> timesNs = new ArrayList<>();

        private Stream(long sentNs, int length) {
            this.sentNs = sentNs;
            this.length = length;
        }

        private long lastNs() {
            return timesNs.get(timesNs.size() - 1);
        }

        private double ttftMs() {
            return (timesNs.get(0) - sentNs) / 1e6;
        }

        private double totalMs() {
            return (lastNs() - sentNs) / 1e6;
        }

        private double tpotMs() {
            return (totalMs() - ttftMs()) / (length - 1);
        }

        private List<Double> gapsMs() {
            List<Double> gaps = new ArrayList<>();
            for (int i = 1; i < timesNs.size(); i++) {
                gaps.add((timesNs.get(i) - timesNs.get(i - 1)) / 1e6);
            }
            return gaps;
        }
    }
}
