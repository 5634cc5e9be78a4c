package io.github.wingload.stats;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The moments at which a window is looked at before its planned end: after a ninth of it, and then each √3 times as late as the one
 * before. The third is after a third of the window.
 *
 * <p>A test that is made at each look is wrong more often than one that is made once. So the risk of 5 % is divided among the looks
 * in equal parts (alpha spending, Lan and DeMets 1983): by Bonferroni's inequality all of them together are wrong in 5 % at most,
 * however much the calls before one look resemble those before another. Few looks keep each of them sharp.
 *
 * @param endsSeconds the looks from first to last, in seconds from the start of the window; whole {@link Slots slots}. Each is on
 *     the calls that were intended before it
 */
public record Looks(List<Double> endsSeconds) {

    /** At a window that is judged at its end alone. */
    public static final Looks NONE = new Looks(List.of());

    private static final double RISK = 0.05;
    private static final int MOST = 4;

    public Looks {
        endsSeconds = List.copyOf(endsSeconds);
    }

    /** The looks at a window of this planned length; none if it is too short for blocks. */
    public static Looks at(double plannedSeconds) {
        return new Looks(IntStream.range(0, MOST)
                .mapToObj(look -> plannedSeconds / Math.pow(3, (MOST - look) / 2.0))
                .map(end -> Math.floor(end / Slots.SECONDS) * Slots.SECONDS)
                .filter(end -> !Blocking.of(end).shortRun())
                .toList());
    }

    /** The confidence of the intervals at each look. */
    public double confidence() {
        return 1 - RISK / Math.max(1, endsSeconds.size());
    }
}
