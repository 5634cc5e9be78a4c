package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.stats.interval.Student;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Finds out during a run whether the target falls behind a rate for certain: calls in flight grow without end. With streamed answers,
 * the time to the first token must grow too, because an engine that takes more answers into a batch has more calls in flight for a
 * while. Not thread-safe.
 *
 * <p>The seconds after the warm-up and a patience are cut into 20 blocks. The target falls behind if calls in flight grow from block to
 * block by more than {@value #LEAST_GROWTH} of the rate, beyond what chance does in one of ten thousand looks at a random walk. A service that
 * can carry the rate returns to its level, so it does that less often still. Looks are few: each is on {@value #LONGER} times as many seconds as the one
 * before. What a limit of calls in flight or a deadline holds back does not grow, and is left to the end of the run.
 */
public final class OverloadJudge {

    /** As a part of the rate. Slower growth is certain only near the end of a run, so an early end would save little. */
    private static final double LEAST_GROWTH = 0.05;

    private static final double LONGER = 1.2;
    private static final int BLOCKS = 20;

    /** The first look covers this many seconds. */
    private static final int LEAST_SECONDS = 30;

    /** On both sides; half of the rest lies above. */
    private static final double CONFIDENCE = 0.9998;

    /** The first calls, whose times tell how long calls in flight grow at the start of any run. */
    private static final double FIRST_CALLS = 10;

    private static final double FIRST_SECONDS = 1;

    /** The looks begin after this many times the time that the first calls took to end. */
    private static final double FILLED = 2;

    private final double perSecond;
    private final Duration patience;
    private final boolean streams;
    private final List<Second> seconds = new ArrayList<>();
    private double firstTokensMs;
    private long firstTokens;
    private long beginNs = Times.NEVER;
    private int nextLook = LEAST_SECONDS;

    /**
     * The end of a second.
     *
     * @param firstTokenMs mean time to the first token of the ok calls that ended in it; not a number without one
     */
    private record Second(long endNs, int inFlight, double firstTokenMs) {}

    /** @param patience what happens before it does not count */
    private OverloadJudge(double perSecond, Duration patience, boolean streams) {
        this.perSecond = perSecond;
        this.patience = patience;
        this.streams = streams;
    }

    /** The judge of a run that ends when its target falls behind; empty for other runs, for a shard, and if the rate changes. */
    public static Optional<OverloadJudge> of(Plan plan) {
        List<Stage> stages = plan.load().stages();
        boolean constant = plan.load() instanceof OpenLoad
                && plan.shard().isEmpty()
                && stages.size() == 1
                && stages.get(0).steady();
        return plan.safeguards()
                .stopWhenBehind()
                .filter(any -> constant)
                .map(patience -> new OverloadJudge(
                        stages.get(0).to(), longer(patience, plan.load().warmUp()), plan.readsStreams()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Takes a call that has ended. */
    public void record(Call call) {
        long firstNs = call.stream().firstTokenNs();
        if (call.ok() && firstNs != Times.NEVER) {
            firstTokensMs += (firstNs - call.intendedNs()) / 1e6;
            firstTokens++;
        }
    }

    /**
     * Ends a second. True if the target falls behind for certain.
     *
     * @param endNs where it ends, from time zero
     * @param inFlight calls in flight then
     * @param settledNs every call that was intended before this time has ended
     */
    public boolean isBehind(long endNs, int inFlight, long settledNs) {
        if (beginNs == Times.NEVER && settledNs >= Math.max(FIRST_SECONDS, FIRST_CALLS / perSecond) * 1e9) {
            beginNs = Math.max(patience.toNanos(), Math.round(FILLED * endNs));
        }
        double firstTokenMs = firstTokens == 0 ? Double.NaN : firstTokensMs / firstTokens;
        firstTokensMs = 0;
        firstTokens = 0;
        if (beginNs == Times.NEVER || endNs < beginNs) {
            return false;
        }
        seconds.add(new Second(endNs, inFlight, firstTokenMs));
        if (seconds.size() < nextLook) {
            return false;
        }
        nextLook = (int) Math.ceil(LONGER * nextLook);
        return grows(Second::inFlight, LEAST_GROWTH * perSecond) && (!streams || grows(Second::firstTokenMs, 0));
    }

    /** True if a figure grows by more than this a second for certain. A block without a value makes it uncertain. */
    private boolean grows(ToDoubleFunction<Second> figure, double leastPerSecond) {
        double[] means = new double[BLOCKS];
        Arrays.setAll(means, block -> mean(figure, block).orElse(Double.NaN));
        int steps = BLOCKS - 1;
        double growth = (means[steps] - means[0]) / steps;
        double squares = 0;
        for (int i = 0; i < steps; i++) {
            double deviation = means[i + 1] - means[i] - growth;
            squares += deviation * deviation;
        }
        double error = Math.sqrt(squares / (steps - 1) / steps);
        double blockSeconds =
                (seconds.get(seconds.size() - 1).endNs() - seconds.get(0).endNs())
                        / 1e9
                        / (seconds.size() - 1)
                        * seconds.size()
                        / BLOCKS;
        return growth - Student.quantile(CONFIDENCE, steps - 1.0) * error > leastPerSecond * blockSeconds;
    }

    private OptionalDouble mean(ToDoubleFunction<Second> figure, int block) {
        return seconds.subList(block * seconds.size() / BLOCKS, (block + 1) * seconds.size() / BLOCKS).stream()
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .average();
    }
}
