package io.github.wingload.locust;

import io.github.wingload.result.EndReason;
import java.util.List;
import java.util.Optional;

/** The users that a master sets, test after test; what a {@link WorkerSession} asks for is done elsewhere. No method waits. */
public interface DrivenUsers {

    /** Begins a test. The one before has ended. */
    void start(MasterTest test);

    /** Changes the numbers of users. */
    void set(List<Integer> users);

    /** Ends the test: no call starts any more, and those in flight continue. */
    void stop(EndReason reason);

    /** True once the users have been told to start. */
    boolean begun();

    /** True once the test was stopped and its last call has ended. */
    boolean drained();

    /** True if there is no test, or it has ended and its results are written. */
    boolean idle();

    /** Why the last test could not begin, or ended by itself; empty if it did not. */
    Optional<String> trouble();

    /**
     * The calls that have ended since the last report.
     *
     * @param sinceSeconds from when on they are counted, on the master's clock
     * @param aheadSeconds how far this clock is ahead of the master's
     */
    Report report(double sinceSeconds, double aheadSeconds);

    /** The highest use of a core by one thread, in percent. */
    double cpuPercent();
}
