package io.github.wingload.audit;

import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.WindowTimes;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.QuantileEstimate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Simulated runs against a known service.
 *
 * @param name of the service
 * @param seconds how long its calls stay alike
 * @param figures what is estimated
 * @param run simulates a run of this many seconds and estimates each figure
 */
record Experiment(String name, double seconds, List<Figure> figures, Run run) {

    private static final double CONFIDENCE = 0.95;
    private static final double US_PER_MS = 1e3;
    private static final double NS_PER_MS = 1e6;
    private static final double GAP = 1 / CoverageAudit.CALLS_PER_SECOND;

    /**
     * A figure with its true value.
     *
     * @param ratio true if widths are compared as ratios
     */
    record Figure(String name, double truth, boolean ratio) {}

    /** Simulates a run. */
    @FunctionalInterface
    interface Run {

        /** The estimates, in the order of the figures; empty if too few calls lie beyond a percentile. */
        List<Optional<Estimate>> estimates(Random random, double seconds);
    }

    /** Percentiles and the mean of a service's times. */
    static Experiment times(Process process) {
        List<Double> shares = List.of(0.5, 0.9, 0.99);
        List<Figure> figures = Stream.concat(
                        shares.stream()
                                .map(share ->
                                        new Figure("p%.0f".formatted(share * 100), process.quantileMs(share), true)),
                        Stream.of(new Figure("mean", process.meanMs(), true)))
                .toList();
        return new Experiment(process.name(), process.seconds(), figures, (random, seconds) -> {
            SlotTimes times = new SlotTimes(Slots.PER_STEP);
            DoubleSupplier next = process.times().start(random, GAP);
            for (int call = 0; call < seconds * CoverageAudit.CALLS_PER_SECOND; call++) {
                times.record(slot(call), (long) (next.getAsDouble() * NS_PER_MS));
            }
            WindowTimes window = new WindowTimes(Blocking.of(seconds), times);
            return Stream.concat(
                            shares.stream()
                                    .map(share -> QuantileEstimate.known(
                                            window.quantile(share, CONFIDENCE).times(1 / US_PER_MS), share)),
                            Stream.of(Optional.of(window.mean(CONFIDENCE))))
                    .toList();
        });
    }

    /** The success rate of a service that fails for this share of time, in outages of this mean length; 0 for single failures. */
    static Experiment failures(double share, double outageSeconds) {
        String name = outageSeconds == 0
                ? "%.1f %% of calls fail".formatted(share * 100)
                : "%.1f %% of calls fail, in outages of %.0f s".formatted(share * 100, outageSeconds);
        return new Experiment(
                name, outageSeconds / share, List.of(new Figure("success", 1 - share, false)), (random, seconds) -> {
                    SlotCounts all = new SlotCounts();
                    SlotCounts ok = new SlotCounts();
                    double down = outageSeconds / GAP;
                    DoubleSupplier up = outageSeconds == 0
                            ? () -> random.nextDouble() < share ? 0 : 1
                            : Process.spells(random, down * (1 - share) / share, down);
                    for (int call = 0; call < seconds * CoverageAudit.CALLS_PER_SECOND; call++) {
                        all.add(slot(call));
                        ok.add(slot(call), (long) up.getAsDouble());
                    }
                    return List.of(Optional.of(Blocking.of(seconds).share(ok, all, CONFIDENCE)));
                });
    }

    /** The rate of calls at random, which itself moves by a fifth with this correlation time; 0 if it stays. */
    static Experiment rate(double correlationSeconds) {
        String name = correlationSeconds == 0
                ? "Poisson arrivals"
                : "arrivals whose rate moves, %.0f s".formatted(correlationSeconds);
        double step = Slots.SECONDS;
        double perStep = CoverageAudit.CALLS_PER_SECOND * step;
        return new Experiment(
                name,
                correlationSeconds,
                List.of(new Figure("rate", CoverageAudit.CALLS_PER_SECOND, false)),
                (random, seconds) -> {
                    SlotCounts calls = new SlotCounts();
                    DoubleSupplier slow = correlationSeconds == 0
                            ? () -> 0
                            : Process.autoregression(random, Math.exp(-step / correlationSeconds));
                    double deviation = correlationSeconds == 0 ? 0 : 0.2;
                    for (int slot = 0; slot < Slots.in(seconds); slot++) {
                        double mean = perStep * Math.exp(deviation * slow.getAsDouble() - deviation * deviation / 2);
                        calls.add(slot, poisson(random, mean));
                    }
                    return List.of(Optional.of(Blocking.of(seconds).rate(calls, CONFIDENCE)));
                });
    }

    /** All of them. */
    static List<Experiment> all() {
        Stream<Process> processes = Stream.of(
                        Stream.of(Process.independent(), Process.cache(), Process.heavyTail()),
                        DoubleStream.of(0.5, 0.9, 0.99).mapToObj(Process::autoregressive),
                        DoubleStream.of(10, 60, 300).mapToObj(Process::slowFactor),
                        Stream.of(Process.cacheSpells()))
                .flatMap(each -> each);
        return Stream.of(
                        processes.map(Experiment::times),
                        Stream.of(
                                failures(0.01, 0),
                                failures(0.1, 0),
                                failures(0.01, 2),
                                failures(0.01, 20),
                                failures(0.002, 2)),
                        DoubleStream.of(0, 60).mapToObj(Experiment::rate))
                .flatMap(each -> each)
                .toList();
    }

    private static int slot(int call) {
        return Slots.of(Math.round(call * GAP * 1e9));
    }

    /** A Poisson number, by counting exponential gaps. */
    private static long poisson(Random random, double mean) {
        long number = 0;
        double time = -Math.log(1 - random.nextDouble());
        while (time < mean) {
            number++;
            time -= Math.log(1 - random.nextDouble());
        }
        return number;
    }
}
