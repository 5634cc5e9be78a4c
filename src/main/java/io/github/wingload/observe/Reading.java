package io.github.wingload.observe;

import java.util.OptionalDouble;

/**
 * The value of one figure at one scrape.
 *
 * @param figure its name
 * @param fromNs start of the time that the value covers: the scrape before for a rate, {@code atNs} otherwise
 * @param atNs when the scrape started; both times in nanoseconds on one axis
 * @param value finite; empty if the scrape failed, and at the first scrape of a rate
 * @param error why there is no value, for people; empty if nothing is wrong
 */
public record Reading(String figure, long fromNs, long atNs, OptionalDouble value, String error) {

    static Reading of(String figure, long fromNs, long atNs, double value) {
        return new Reading(figure, fromNs, atNs, OptionalDouble.of(value), "");
    }

    static Reading nothingYet(String figure, long atNs) {
        return new Reading(figure, atNs, atNs, OptionalDouble.empty(), "");
    }

    static Reading failed(String figure, long atNs, String error) {
        return new Reading(figure, atNs, atNs, OptionalDouble.empty(), error);
    }

    /** The middle of the time that the value covers. */
    public long ns() {
        return fromNs + (atNs - fromNs) / 2;
    }

    /** The length of the time that the value covers; 0 unless it is a rate. */
    public long spanNs() {
        return atNs - fromNs;
    }

    /** The same in whole milliseconds from another origin. */
    public Reading since(long zeroNs) {
        return new Reading(figure, wholeMs(fromNs - zeroNs), wholeMs(atNs - zeroNs), value, error);
    }

    private static long wholeMs(long ns) {
        return Math.round((double) ns / 1_000_000) * 1_000_000;
    }
}
