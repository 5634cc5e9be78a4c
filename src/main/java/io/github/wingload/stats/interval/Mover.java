package io.github.wingload.stats.interval;

/**
 * The interval of a difference of two independent estimates from their own intervals: the method of variance estimates
 * recovery (Zou and Donner 2008). Differences have no exact interval that is worth its computation. From two exact intervals this one is
 * a little wider than Newcombe's method 10, which is the same from two score intervals.
 */
public final class Mover {

    private Mover() {}

    /** The interval of b − a. A side that is unbounded in an estimate makes that side of the difference unbounded. */
    public static Interval difference(double a, Interval ofA, double b, Interval ofB) {
        double difference = b - a;
        return new Interval(
                difference - Math.hypot(b - ofB.low(), ofA.high() - a),
                difference + Math.hypot(ofB.high() - b, a - ofA.low()));
    }

    /** The interval of b / a, both above zero: the difference of the logarithms. */
    public static Interval ratio(double a, Interval ofA, double b, Interval ofB) {
        Interval logs = difference(Math.log(a), log(ofA), Math.log(b), log(ofB));
        return new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
    }

    private static Interval log(Interval interval) {
        return new Interval(Math.log(Math.max(0, interval.low())), Math.log(interval.high()));
    }
}
