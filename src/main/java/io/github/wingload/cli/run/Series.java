package io.github.wingload.cli.run;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LastHour;
import io.github.wingload.simulator.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs that a command makes in sequence: one, replicates, or the levels of a sweep. An interruption, a failed probe or a machine
 * that cannot run the test ends the series; finished runs are kept.
 *
 * <p>What all runs have in common is printed once. Not thread-safe.
 */
final class Series implements AutoCloseable {

    private static final long LOOK_MS = 100;

    private final String ending;
    private final PrintWriter err;
    private final Interruption interruption;
    private final RunWatch watch;
    private final Optional<Signals> signals;
    private final Set<String> told = new HashSet<>();
    private final List<SingleRun.Ended> ended = new ArrayList<>();
    private final LastHour lastHour;
    private Optional<Simulator> service = Optional.empty();
    private ExitCode failure = ExitCode.OK;
    private Optional<String> prevented = Optional.empty();

    private Series(
            String ending,
            PrintWriter err,
            Interruption interruption,
            RunWatch watch,
            LastHour lastHour,
            Optional<Signals> signals) {
        this.ending = ending;
        this.err = err;
        this.interruption = interruption;
        this.watch = watch;
        this.lastHour = lastHour;
        this.signals = signals;
    }

    /**
     * Begins a series, which signals end from now on.
     *
     * @param ending the sentence that says that no run follows
     */
    static Series begin(String ending, PrintWriter err) {
        Interruption interruption = new Interruption();
        return new Series(
                ending, err, interruption, interruption, new LastHour(), Optional.of(Signals.caughtBy(interruption)));
    }

    /**
     * A series of one run, which is watched and interrupted by something else.
     *
     * @param lastHour what was sent before, and counts towards the hourly limit of the target
     */
    static Series of(Interruption interruption, RunWatch watch, LastHour lastHour, PrintWriter err) {
        return new Series("", err, interruption, watch, lastHour, Optional.empty());
    }

    /** Makes a run of the series. */
    @FunctionalInterface
    interface Next {

        /** @return empty if the run is pointless, and so is every further one */
        Optional<SingleRun.Ended> make() throws IOException, CannotRunException;
    }

    /**
     * Makes the next run.
     *
     * @return empty if the series ends here
     * @throws UserError if the first run cannot be made
     */
    Optional<SingleRun.Ended> next(Next next) throws IOException {
        if (interruption.happened()) {
            return Optional.empty();
        }
        try {
            Optional<SingleRun.Ended> made = next.make();
            made.ifPresentOrElse(ended::add, () -> failure = failure.or(ExitCode.NO_ANSWER));
            return made;
        } catch (CannotRunException e) {
            return failed(new UserError("this cannot be run: " + e.getMessage(), nothingMore()));
        } catch (NoRunDirectoryException e) {
            return failed(new UserError(e, nothingMore()));
        } catch (UserError e) {
            return failed(e);
        }
    }

    /** What follows if the next run cannot be made. */
    String nothingMore() {
        return ended.isEmpty() ? "Nothing was sent." : ending;
    }

    private Optional<SingleRun.Ended> failed(UserError error) {
        if (ended.isEmpty()) {
            throw error;
        }
        err.println(error.getMessage());
        failure = failure.or(ExitCode.USAGE);
        return Optional.empty();
    }

    /** Waits, unless the series is interrupted. */
    void rest(long ms) throws InterruptedException {
        for (long left = ms; left > 0 && !interruption.happened(); left -= LOOK_MS) {
            Thread.sleep(Math.min(left, LOOK_MS));
        }
    }

    /** Prints a line on stderr, unless an earlier run of this series has printed it. */
    void tell(String line) {
        if (told.add(line)) {
            err.println(line);
        }
    }

    /** Prints why a run did not begin, and keeps it. */
    void prevented(String why) {
        prevented = Optional.of(why);
        tell("wingload: " + why);
    }

    /** Why the last run that did not begin did not; empty if all began. */
    Optional<String> prevented() {
        return prevented;
    }

    /** From now on, this simulator is the target of every run, so that later runs find it as earlier ones have left it. */
    void against(Simulator running) {
        service = Optional.of(running);
    }

    /** The simulator that all runs share, if there is one. */
    Optional<Simulator> service() {
        return service;
    }

    /** True if the options of a command began it, and not a browser or the master of other workers, which have none. */
    boolean ofCommand() {
        return signals.isPresent();
    }

    /** What the runs of the series have sent, which counts towards the hourly limit of the target. */
    LastHour lastHour() {
        return lastHour;
    }

    RunWatch watch() {
        return watch;
    }

    Interruption interruption() {
        return interruption;
    }

    /** The finished runs, in order. */
    List<SingleRun.Ended> ended() {
        return List.copyOf(ended);
    }

    /** The exit code of the run that could not be made; {@link ExitCode#OK} if there is none. */
    ExitCode failure() {
        return failure;
    }

    /** The most severe exit code of all runs, with the one that could not be made. */
    ExitCode exit() {
        return ended.stream().map(SingleRun.Ended::exit).reduce(failure, ExitCode::or);
    }

    @Override
    public void close() {
        signals.ifPresent(Signals::close);
        service.ifPresent(Simulator::close);
    }
}
