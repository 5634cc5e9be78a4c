package io.github.wingload.run;

/** A run as seen by what may stop it. Thread-safe. */
public interface RunControl {

    /** True once the run was told to stop. */
    boolean stopped();

    /** Stops starting calls, as an interruption does. */
    void stop();

    /**
     * Stops starting calls, as a stop rule does.
     *
     * @param rule in words
     */
    void stop(String rule);
}
