package io.github.wingload.schedule;

import java.util.Random;

/**
 * One seed from which every random choice of a run is derived, so that a run can be repeated.
 *
 * <p>Each purpose has its own generators, one for each user of the closed model and for each arrival of the open one: how many rows a user drew does not change how long it waits. The
 * generator is {@link Random}, whose sequence is part of Java's specification and so the same on every JVM.
 */
public record Seed(long value) {

    /** The use of a generator. */
    public enum Purpose {
        TASKS,
        WAITS,
        SAMPLES,
        ARRIVALS,
        /** Values generated for each request. */
        VALUES,
        MUTATIONS,
        /** Which side of a pair comes first. */
        SIDES
    }

    /**
     * A new generator for a purpose.
     *
     * @param number of the user or the arrival, from 0; 0 for what belongs to the whole run
     */
    @SuppressWarnings("EnumOrdinal") // a purpose's place is part of its seed, so that new purposes go to the end
    public Random random(Purpose purpose, long number) {
        return new Random(mix(mix(mix(value) + purpose.ordinal()) + number));
    }

    /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3: neighbouring inputs give unrelated seeds. */
    private static long mix(long input) {
        long z = input + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
