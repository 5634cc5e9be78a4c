package io.github.wingload.stats.interval;

/**
 * How long calls stay alike, as far as a window shows it.
 *
 * <p>The window is cut into sixty parts. Two correlations tell three cases apart: that of parts a sixtieth to a twentieth of
 * the window from each other ("near"), and that of parts a fifteenth to an eighth of it from each other ("far"). Where both are
 * small, calls forget within a part. Where only the near one is large, calls stay alike for longer, but not over much of the
 * window. Where the far one is large, the window holds only a few independent states of the service, and an interval would hold
 * for those alone.
 *
 * <p>The limits come from simulation; the audit page has the results. Independent calls are taken for correlated in 3 % of
 * windows. A more powerful test gains little: against a correlation time of half the window, the best one for that case (a
 * likelihood ratio of cosine transforms) overlooks 3 points less at most. A series that is more alike far away than nearby, such as
 * failures every ten seconds, does not wander: its blocks vary less than independent ones.
 *
 * @param span which of the three cases
 * @param seconds estimate of the correlation time, after which the correlation has fallen to 37 %; 0 for {@link Span#SHORT}
 * @param states how many independent states of the service the window holds, half as many as correlation times, and three at least;
 *     infinite unless the span is {@link Span#LONG}
 */
public record Correlation(Span span, double seconds, double states) {

    /** How long calls stay alike, compared with the window. */
    enum Span {
        /** Calls forget within a sixtieth of the window. */
        SHORT,
        /** Calls stay alike for longer, but the window holds many independent states of the service. */
        MEDIUM,
        /** The window holds too few independent states of the service for an interval. */
        LONG
    }

    /** Calls that forget at once. */
    public static final Correlation NONE = new Correlation(Span.SHORT, 0, Double.POSITIVE_INFINITY);

    /** The parts of a window that are compared. */
    public static final int PARTS = 60;

    private static final double HALF = 0.5;

    /** With fewer, nothing could be said however far apart two sides are. */
    private static final double FEWEST_STATES = 3;

    private static final double NEAR_LIMIT = 0.15;
    private static final double FAR_LIMIT = 0.10;

    /** With a small near correlation, a large far one is chance more often. */
    private static final double FAR_ALONE_LIMIT = 0.14;

    /** A second series of the same window must show more, as it is a second chance to be wrong. */
    private static final double SECOND_LOOK = 0.10;

    /**
     * The correlation time as a share of the window, by the ratio of the far to the near correlation. Both are lowered by
     * taking deviations from the window's own mean, which this table makes up for.
     */
    private static final double[][] SHARE_BY_RATIO = {{0, 0.03}, {0.10, 0.05}, {0.35, 0.10}, {0.59, 0.25}, {0.68, 0.5}};

    /**
     * The correlation of a series that describes all calls, such as their ranks.
     *
     * @param deviations of the parts from what is expected of them, in order
     * @param seconds length of the window
     */
    public static Correlation of(double[] deviations, double seconds) {
        return of(deviations, seconds, 0);
    }

    /** The longer of this and what a second series of the same window shows. */
    public Correlation and(double[] deviations, double windowSeconds) {
        Correlation second = of(deviations, windowSeconds, SECOND_LOOK);
        return second.span.compareTo(span) > 0 ? second : this;
    }

    boolean tooLong() {
        return span == Span.LONG;
    }

    private static Correlation of(double[] deviations, double seconds, double more) {
        double near = mean(deviations, 1, 3);
        double far = mean(deviations, 4, 8);
        boolean nearby = near >= NEAR_LIMIT + more;
        if (!nearby && far < FAR_LIMIT + more || near < far / 2) {
            return NONE;
        }
        boolean faraway = far >= (nearby ? FAR_LIMIT : FAR_ALONE_LIMIT) + more;
        double share = share(near, far);
        return faraway
                ? new Correlation(Span.LONG, seconds * share, Math.max(FEWEST_STATES, HALF / share))
                : new Correlation(Span.MEDIUM, seconds * share, Double.POSITIVE_INFINITY);
    }

    private static double share(double near, double far) {
        double ratio = near <= 0 ? 1 : Math.max(0, far / near);
        for (int i = 1; i < SHARE_BY_RATIO.length; i++) {
            double[] from = SHARE_BY_RATIO[i - 1];
            double[] to = SHARE_BY_RATIO[i];
            if (ratio < to[0]) {
                return from[1] + (to[1] - from[1]) * (ratio - from[0]) / (to[0] - from[0]);
            }
        }
        return SHARE_BY_RATIO[SHARE_BY_RATIO.length - 1][1];
    }

    /** The mean correlation over these distances. */
    private static double mean(double[] deviations, int from, int to) {
        int n = deviations.length;
        double squares = 0;
        for (double deviation : deviations) {
            squares += deviation * deviation;
        }
        double sum = 0;
        for (int distance = from; distance <= Math.min(to, n - 1); distance++) {
            double products = 0;
            for (int j = distance; j < n; j++) {
                products += deviations[j] * deviations[j - distance];
            }
            sum += products / (n - distance);
        }
        return squares == 0 ? 0 : sum / (squares / n) / (to - from + 1);
    }
}
