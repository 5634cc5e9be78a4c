package io.github.wingload.sweep;

import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.SweepTimes.Layout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Decides which run of a sweep comes next, until the sweep has ended. A level whose service is not steady is run again, without a
 * pause, as long as the service does better each time and there is time for it. Not thread-safe.
 */
public final class Sweeper {

    private final String name;
    private final SweepTimes times;
    private final Optional<ServerWarmUp> first;
    private final Runner runner;
    private final List<SweptLevel> levels = new ArrayList<>();
    private OptionalDouble warmCallSeconds = OptionalDouble.empty();
    private Optional<Integer> planned = Optional.empty();
    private Optional<CapacitySearch> search = Optional.empty();

    /** Makes the runs. */
    public interface Runner {

        /**
         * Makes a run.
         *
         * @param number of the run, from 0
         * @param what it is for, for people
         * @return empty if the sweep must end
         */
        Optional<SweptLevel> run(Trial trial, Layout layout, int number, String what) throws IOException;

        /**
         * Warms the service up.
         *
         * @return empty if the sweep must end
         */
        Optional<SweptLevel> warmUp(ServerWarmUp what) throws IOException;

        /** Lets the service rest. */
        void pause(Duration time) throws InterruptedException;

        /** True if no further run is wanted. */
        boolean interrupted();

        /** A clock, in nanoseconds. */
        long nanos();
    }

    /**
     * @param name of the scenario
     * @param first what comes before the first level
     */
    public Sweeper(String name, SweepTimes times, Optional<ServerWarmUp> first, Runner runner) {
        this.name = name;
        this.times = times;
        this.first = first;
        this.runner = runner;
    }

    /**
     * Runs each level.
     *
     * @param stopAtFail true to end after the first level that fails
     */
    public void over(List<Level> wanted, boolean stopAtFail) throws IOException, InterruptedException {
        planned = Optional.of(wanted.size());
        if (!warmedUp()) {
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String place = "level " + (i + 1) + " of " + wanted.size();
            Optional<SweptLevel> made = settled(new Trial(wanted.get(i), 1, false, false), () -> place, times.settle());
            if (made.isEmpty() || stopAtFail && made.get().verdict() == Verdict.FAIL) {
                return;
            }
        }
    }

    /**
     * Searches for the highest load.
     *
     * @param most how much time the runs have
     */
    public void search(CapacitySearch wanted, Duration most) throws IOException, InterruptedException {
        search = Optional.of(wanted);
        if (!warmedUp()) {
            wanted.stop();
            return;
        }
        long endNs = runner.nanos() + most.toNanos();
        while (wanted.next().isPresent()) {
            Trial next = wanted.next().get();
            Duration spare = Duration.ofNanos(endNs - runner.nanos()).minus(needed(next));
            if (spare.isNegative()) {
                wanted.hurry();
                continue;
            }
            Optional<SweptLevel> made = settled(next, () -> "run " + (levels.size() + 1), spare);
            if (made.isEmpty() || runner.interrupted()) {
                wanted.stop();
                return;
            }
            wanted.tried(
                    made.get().verdict(),
                    made.get().leaning(times.confirmation()),
                    made.get().longer());
        }
    }

    /** Warms the service up, if it is to be; false if the sweep must end. */
    private boolean warmedUp() throws IOException, InterruptedException {
        if (first.isEmpty() || runner.interrupted()) {
            return true;
        }
        Optional<SweptLevel> made = runner.warmUp(first.get());
        warmCallSeconds = made.map(SweptLevel::callSeconds).filter(seconds -> seconds > 0).stream()
                .mapToDouble(seconds -> seconds)
                .findFirst();
        runner.pause(times.rest());
        return made.isPresent();
    }

    /** The time of a run, and of a confirmation after it. */
    private Duration needed(Trial next) {
        Trial confirmation = new Trial(next.level(), 1, false, true);
        Duration run = times.rest().plus(layout(next).whole());
        return next.confirms()
                ? run
                : run.plus(times.rest()).plus(layout(confirmation).whole());
    }

    /** The runs so far. */
    public Sweep sweep() {
        return new Sweep(name, planned, levels, search.map(CapacitySearch::result));
    }

    /**
     * Runs a level until the service is steady, has stopped to get better, or has had its time; empty if the sweep must end.
     *
     * @param place of the next run in the sweep
     * @param spare how much time there is for runs after the first
     */
    private Optional<SweptLevel> settled(Trial trial, Supplier<String> place, Duration spare)
            throws IOException, InterruptedException {
        if (!levels.isEmpty()) {
            runner.pause(times.rest());
        }
        Optional<SweptLevel> before = Optional.empty();
        Optional<SweptLevel> last = one(trial, title(place.get(), trial, false));
        Duration left = spare.compareTo(times.settle()) < 0 ? spare : times.settle();
        while (last.filter(SweptLevel::maySettle).isPresent()
                && before.map(last.get()::adaptedSince).orElse(true)) {
            left = left.minus(layout(trial).whole());
            if (left.isNegative() || runner.interrupted()) {
                break;
            }
            before = last;
            last = one(trial, title(place.get(), trial, true));
        }
        return last;
    }

    /** {@code run 4 (again, because the run before was invalid)}: the place of a run in the sweep, and why a level is run once more. */
    private static String title(String place, Trial trial, boolean settling) {
        List<String> notes = new ArrayList<>();
        if (trial.confirms()) {
            notes.add("confirmation");
        }
        if (settling) {
            notes.add("again, because the service was not steady");
        } else if (trial.again()) {
            notes.add("again, because the run before was invalid");
        } else if (trial.length() > 1) {
            notes.add("longer, because the run before was inconclusive");
        }
        return notes.isEmpty() ? place : place + " (" + String.join("; ", notes) + ")";
    }

    private Layout layout(Trial trial) {
        OptionalDouble known = sweep().callSeconds(trial.level());
        return times.layout(trial, known.isPresent() ? known : warmCallSeconds);
    }

    private Optional<SweptLevel> one(Trial trial, String what) throws IOException {
        if (runner.interrupted()) {
            return Optional.empty();
        }
        Optional<SweptLevel> made = runner.run(trial, layout(trial), levels.size(), what);
        made.ifPresent(levels::add);
        return made;
    }
}
