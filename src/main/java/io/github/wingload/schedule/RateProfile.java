package io.github.wingload.schedule;

import io.github.wingload.plan.load.OpenLoad;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate of the open model over time: segments in which it changes in a straight line, one after the other.
 *
 * <p>R(t), the arrivals expected by time t, is the area under the rate. {@link #timeNs} is its inverse: for r arrivals into
 * a segment from a to b per second in D seconds, with s = (b − a) / D, it is 2 r / (a + √(a² + 2 s r)), which is stable for
 * a = 0 and for s = 0. For a constant rate that is r / a. Immutable.
 */
public final class RateProfile {

    private final List<Segment> segments;
    private final double[] arrivalsBefore;
    private final long[] startNs;

    /**
     * A stretch of time in which the rate goes from one value to another in a straight line.
     *
     * @param fromPerSecond arrivals per second at its start; 0 or more
     * @param toPerSecond arrivals per second at its end; 0 or more
     * @param durationNs above zero
     */
    public record Segment(double fromPerSecond, double toPerSecond, long durationNs) {

        private double arrivals() {
            return (fromPerSecond + toPerSecond) / 2 * (durationNs / 1e9);
        }

        /** Nanoseconds from the segment's start until this number of arrivals is expected. */
        private double timeNs(double arrivals) {
            if (arrivals == 0) {
                return 0;
            }
            if (fromPerSecond == toPerSecond) {
                return arrivals * 1e9 / fromPerSecond;
            }
            double slope = (toPerSecond - fromPerSecond) / (durationNs / 1e9);
            double radicand = Math.max(0, fromPerSecond * fromPerSecond + 2 * slope * arrivals);
            return 2 * arrivals / (fromPerSecond + Math.sqrt(radicand)) * 1e9;
        }
    }

    /** @param segments at least one */
    public RateProfile(List<Segment> segments) {
        this.segments = List.copyOf(segments);
        arrivalsBefore = new double[segments.size() + 1];
        startNs = new long[segments.size() + 1];
        for (int i = 0; i < segments.size(); i++) {
            arrivalsBefore[i + 1] = arrivalsBefore[i] + segments.get(i).arrivals();
            startNs[i + 1] = startNs[i] + segments.get(i).durationNs();
        }
    }

    /** The rate of a load, warm-up first. */
    public static RateProfile of(OpenLoad load) {
        List<Segment> segments = new ArrayList<>();
        if (!load.warmUp().isZero()) {
            double opening = load.stages().get(0).from();
            segments.add(new Segment(opening, opening, load.warmUp().toNanos()));
        }
        load.stages()
                .forEach(stage -> segments.add(
                        new Segment(stage.from(), stage.to(), stage.duration().toNanos())));
        return new RateProfile(segments);
    }

    /** R at the end: the number of expected arrivals. */
    public double arrivals() {
        return arrivalsBefore[segments.size()];
    }

    /** Where the last segment ends. */
    public long durationNs() {
        return startNs[segments.size()];
    }

    /** The rate at a time. */
    public double perSecondAt(long timeNs) {
        int last = segments.size() - 1;
        int index = 0;
        while (index < last && startNs[index + 1] <= timeNs) {
            index++;
        }
        Segment segment = segments.get(index);
        double share = Math.min(1, Math.max(0, (timeNs - startNs[index]) / (double) segment.durationNs()));
        return segment.fromPerSecond() + share * (segment.toPerSecond() - segment.fromPerSecond());
    }

    /**
     * The time by which R reaches a number of arrivals.
     *
     * @param arrivals 0 or more; beyond {@link #arrivals()} the answer is {@link #durationNs()}
     * @return nanoseconds, rounded; not less than for fewer arrivals
     */
    public long timeNs(double arrivals) {
        int index = 0;
        while (index < segments.size() && arrivals >= arrivalsBefore[index + 1]) {
            index++;
        }
        if (index == segments.size()) {
            return durationNs();
        }
        long inSegmentNs = Math.round(segments.get(index).timeNs(arrivals - arrivalsBefore[index]));
        return Math.min(startNs[index] + inSegmentNs, startNs[index + 1]);
    }
}
