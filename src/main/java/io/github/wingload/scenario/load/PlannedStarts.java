package io.github.wingload.scenario.load;

import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * How many starts the open model plans, warm-up included, and in which hour most of them fall.
 *
 * <p>R(t) is the number planned by t seconds, the area under the rate. The starts of the hour that ends at t are
 * R(t) − R(t − 3600 s), a parabola between the times at which a stage starts, ends, or did so an hour before. So its
 * greatest value is at one of these times or at a vertex.
 *
 * @param segments the stages, one after the other, the warm-up first
 */
public record PlannedStarts(List<Stage> segments) {

    private static final double HOUR = 3600;

    public static PlannedStarts of(OpenLoad load) {
        List<Stage> segments = new ArrayList<>(load.stages());
        if (!load.warmUp().isZero() && !segments.isEmpty()) {
            double level = segments.get(0).from();
            segments.add(0, new Stage("", level, level, load.warmUp()));
        }
        return new PlannedStarts(segments);
    }

    /** The number of all starts. */
    public double total() {
        return by(Double.POSITIVE_INFINITY);
    }

    /** The number of starts in the hour that has the most. */
    double busiestHour() {
        return turningPoints().stream().mapToDouble(this::inHourUpTo).max().orElse(0);
    }

    /** The first time at which the hour that ends there has more starts than this, in seconds from time zero. */
    OptionalDouble secondsToExceed(double starts) {
        double low = 0;
        for (double high : turningPoints()) {
            if (inHourUpTo(high) > starts) {
                return OptionalDouble.of(crossing(low, high, starts));
            }
            low = high;
        }
        return OptionalDouble.empty();
    }

    private double by(double seconds) {
        return Load.levelSeconds(segments, seconds);
    }

    private double inHourUpTo(double seconds) {
        return by(seconds) - by(seconds - HOUR);
    }

    /** Times between which the starts of the last hour only rise, or only fall. */
    private TreeSet<Double> turningPoints() {
        TreeSet<Double> ends = new TreeSet<>();
        double end = 0;
        for (Stage segment : segments) {
            ends.add(end + HOUR);
            end += seconds(segment.duration());
            ends.add(end);
        }
        TreeSet<Double> points = new TreeSet<>(ends.headSet(end, true));
        double low = 0;
        for (double high : List.copyOf(points)) {
            vertex(low, high).ifPresent(points::add);
            low = high;
        }
        return points;
    }

    /** The vertex of the parabola through both ends and the middle, if it is between them. */
    private OptionalDouble vertex(double low, double high) {
        double half = (high - low) / 2;
        double middle = low + half;
        double left = inHourUpTo(low);
        double right = inHourUpTo(high);
        double bend = left - 2 * inHourUpTo(middle) + right;
        double vertex = middle + half * (left - right) / (2 * bend);
        return bend != 0 && low < vertex && vertex < high ? OptionalDouble.of(vertex) : OptionalDouble.empty();
    }

    private double crossing(double low, double high, double starts) {
        double below = low;
        double above = high;
        while (above - below > 1e-3) {
            double middle = (below + above) / 2;
            if (inHourUpTo(middle) > starts) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
