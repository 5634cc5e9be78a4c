package io.github.wingload.sweep;

import io.github.wingload.result.Judgement.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Looks for the highest load at which every threshold is met.
 *
 * <p>It climbs from the lowest level by a factor of 1.6 until a level does not pass, halves the bracket in the geometric mean until its
 * ends are within 5 % of each other, and confirms the highest level that passed in a longer run. Only a level that passed such a run is an
 * answer, so the runs before it need not decide. An inconclusive level is taken to pass if its figures meet the thresholds and either no
 * level has failed yet or the confirmation is long enough to decide it. If its figures meet them and the confirmation is too short, it is
 * run again, twice as long. Otherwise it is taken to fail. The lowest level, below which there is nothing to try, is run up to four times as
 * long as usual.
 *
 * <p>If a level is not confirmed, the level 2.5 % below it is tried, at most five times in all. If one is confirmed and the
 * level above it was inconclusive, the search goes on upwards, until a level fails or is not confirmed. A confirmation is
 * repeated once, at twice its length, if that would decide it.
 *
 * <p>Ask {@link #next} and report its verdict with {@link #tried}, in turns. Not thread-safe.
 */
public final class CapacitySearch {

    private static final double CLIMB = 1.6;
    private static final double RESOLUTION = 1.05;

    /** How many times as long as usual the lowest level is run. */
    private static final int LONGEST = 4;

    /** How many times as long as usual another level is run, and how many times as long as a confirmation it is repeated. */
    private static final int LONGER = 2;

    private static final double STEP = 1.025;

    /** Levels whose ratio is smaller are nearly the same: half a step between two confirmations. */
    private static final double NEARLY_THE_SAME = Math.sqrt(STEP);

    private static final int REFUSALS = 5;

    private final Level most;

    /** The highest level that is taken to pass. */
    private Optional<Level> good = Optional.empty();

    /** The highest level that passed the longer run. */
    private Optional<Level> confirmed = Optional.empty();

    /** The lowest level that failed. */
    private Optional<Level> failed = Optional.empty();

    /** Levels above the good one whose runs were inconclusive, and that are not taken to pass. */
    private final List<Level> doubtful = new ArrayList<>();

    /** The lowest level that did not pass the longer run. */
    private Optional<Level> refused = Optional.empty();

    private Optional<End> end = Optional.empty();
    private Trial trial;
    private int refusals;

    /**
     * The next run.
     *
     * @param level its load
     * @param length how many times as long as usual it is; 1 to 4
     * @param again true if an earlier run of this trial was invalid
     * @param confirms true if it confirms the result
     */
    public record Trial(Level level, int length, boolean again, boolean confirms) {}

    /** What the figures of an inconclusive run are, whatever their intervals. */
    public enum Leaning {
        /** A threshold is missed, or has no figure. */
        MISSES,
        /** Every threshold is met. */
        MEETS,
        /** Every threshold is met, and a run as long as the confirmation would decide it. */
        CONFIRMABLE
    }

    /** Why the search has ended. */
    public enum End {
        /** The highest level that passes is known, and confirmed. */
        FOUND,
        /** The lowest level failed. */
        BELOW_LEAST,
        /** The lowest level was inconclusive in its longest run. */
        UNDECIDED,
        /** The highest level passed, and was confirmed. */
        ABOVE_MOST,
        /** Each level that was to be confirmed did not pass the longer run. */
        NOT_CONFIRMED,
        /** The generator could not make the load of a level. */
        INVALID,
        /** There was no time for a confirmation. */
        OUT_OF_TIME
    }

    /**
     * What is known.
     *
     * @param good the highest level that passed, or is taken to pass
     * @param bad the lowest level above it that did not pass
     * @param undecided true if {@code bad} was inconclusive
     * @param end why the search has ended; empty while it goes on
     */
    public record Result(Optional<Level> good, Optional<Level> bad, boolean undecided, Optional<End> end) {

        /** True if {@code good} passed the longer run too. */
        public boolean confirmed() {
            return end.filter(why -> why == End.FOUND || why == End.ABOVE_MOST).isPresent();
        }

        /** The level that the service holds; empty unless it is confirmed. */
        public Optional<Level> holds() {
            return confirmed() ? good : Optional.empty();
        }
    }

    /** A search from one level up to another. */
    public CapacitySearch(Level least, Level most) {
        if (least.kind() != most.kind() || least.amount() > most.amount()) {
            throw new IllegalArgumentException(least + " to " + most);
        }
        this.most = most;
        this.trial = new Trial(least, 1, false, false);
    }

    /** The next run; empty once the search has ended. */
    public Optional<Trial> next() {
        return end.isPresent() ? Optional.empty() : Optional.of(trial);
    }

    /**
     * Says that the time does not suffice for the next run and a confirmation after it. If a level is confirmed, the search ends with it.
     * Otherwise the highest level that passed is confirmed next. If no level passed, or the next run is a confirmation already, the
     * search ends.
     */
    public void hurry() {
        if (confirmed.isEmpty() && trial.confirms() && trial.length() > 1) {
            refused();
        } else if (confirmed.isPresent() || trial.confirms() || good.isEmpty()) {
            endWith(End.OUT_OF_TIME);
        } else {
            trial = confirmation(good.get());
        }
    }

    /** No further run is wanted. A level that is confirmed is the answer. */
    public void stop() {
        if (confirmed.isPresent()) {
            found();
        }
    }

    /** As {@link #tried(Verdict, Leaning, OptionalDouble)}, of a run that decided, or that has no figures. */
    public void tried(Verdict verdict) {
        tried(verdict, Leaning.MISSES, OptionalDouble.empty());
    }

    /**
     * Takes the verdict on the run that {@link #next} returned.
     *
     * @param leaning of an inconclusive run
     * @param longer how many times as long an inconclusive run should have been; empty if it does not say
     */
    public void tried(Verdict verdict, Leaning leaning, OptionalDouble longer) {
        switch (verdict) {
            case PASS -> passed();
            case FAIL -> {
                failed = Optional.of(trial.level());
                didNotPass();
            }
            case INVALID -> {
                if (trial.again()) {
                    endWith(End.INVALID);
                } else {
                    trial = new Trial(trial.level(), trial.length(), true, trial.confirms());
                }
            }
            case INCONCLUSIVE -> {
                boolean promises = leaning == Leaning.CONFIRMABLE || leaning == Leaning.MEETS && bad().isEmpty();
                int longest = longest(leaning, longer);
                if (promises && !trial.confirms()) {
                    passed();
                } else if (trial.length() < longest) {
                    double needed = Math.ceil(trial.length() * longer.orElse(1));
                    int length = (int) Math.max(trial.length() + 1, Math.min(longest, needed));
                    trial = new Trial(trial.level(), length, false, trial.confirms());
                } else {
                    doubtful.add(trial.level());
                    didNotPass();
                }
            }
        }
    }

    /** How many times as long as usual an inconclusive level may be run. */
    private int longest(Leaning leaning, OptionalDouble longer) {
        if (!trial.confirms() && good.isEmpty()) {
            return LONGEST;
        }
        boolean worthwhile = leaning != Leaning.MISSES && (!trial.confirms() || longer.orElse(LONGEST) <= LONGER);
        return worthwhile ? LONGER : 1;
    }

    /** The lowest level above the good one that did not pass. */
    private Optional<Level> bad() {
        return Stream.concat(failed.stream(), doubtful.stream()).min(Comparator.comparingDouble(Level::amount));
    }

    /** What is known so far. */
    public Result result() {
        Optional<Level> bad = bad();
        return new Result(confirmed.or(() -> good), bad, !bad.equals(failed), end);
    }

    /**
     * The runs of a search between two levels whose highest level fails at last, if each run decides: about the most runs
     * that a search makes, at about the highest loads.
     */
    public static List<Trial> longest(Level least, Level most) {
        CapacitySearch search = new CapacitySearch(least, most);
        List<Trial> trials = new ArrayList<>();
        while (search.next().isPresent()) {
            Trial next = search.next().get();
            trials.add(next);
            search.tried(next.confirms() || next.level().amount() < most.amount() ? Verdict.PASS : Verdict.FAIL);
        }
        return trials;
    }

    private void passed() {
        Level level = trial.level();
        good = Optional.of(level);
        confirmed = trial.confirms() ? good : confirmed;
        doubtful.removeIf(lower -> lower.amount() <= level.amount());
        goOn(level);
    }

    private void didNotPass() {
        if (trial.confirms()) {
            refused();
        } else if (good.isEmpty()) {
            end = Optional.of(failed.isPresent() ? End.BELOW_LEAST : End.UNDECIDED);
        } else {
            goOn(good.get());
        }
    }

    private void goOn(Level passed) {
        Optional<Level> bad = bad();
        if (bad.isEmpty() && passed.amount() < most.amount()) {
            trial = first(higher(passed));
        } else if (bad.isPresent() && !close(passed, bad.get())) {
            trial = first(passed.between(bad.get()));
        } else if (!confirmed.equals(good)) {
            trial = confirmation(passed);
        } else {
            confirmHigher(passed);
        }
    }

    private static boolean close(Level passed, Level bad) {
        return bad.amount() / passed.amount() <= RESOLUTION
                || passed.between(bad).equals(passed);
    }

    /**
     * The levels above this one may have been inconclusive only because their runs were short. A level is not confirmed if one that is nearly
     * the same, or lower, did not pass: the step up from a level is not exactly the step down to it, because levels are rounded.
     */
    private void confirmHigher(Level passed) {
        Level higher = step(passed, 1);
        boolean known = bad().isEmpty()
                || Stream.concat(refused.stream(), failed.stream())
                        .anyMatch(level -> level.amount() < NEARLY_THE_SAME * higher.amount())
                || failed.filter(level -> close(passed, level)).isPresent();
        if (known) {
            found();
        } else {
            trial = confirmation(higher);
        }
    }

    /** The level did not pass the longer run. So it is not good any more, and the level below it has yet to be run. */
    private void refused() {
        Level lower = step(trial.level(), -1);
        refused = Optional.of(trial.level());
        refusals++;
        good = confirmed;
        boolean nearConfirmed = confirmed
                .filter(known -> lower.amount() < step(known, 1).amount())
                .isPresent();
        if (nearConfirmed || refusals == REFUSALS || lower.amount() <= 0) {
            endWith(End.NOT_CONFIRMED);
        } else {
            trial = confirmation(lower);
        }
    }

    /** Ends with the confirmed level. Without one, the search ends for this reason. */
    private void endWith(End without) {
        if (confirmed.isPresent()) {
            found();
        } else {
            end = Optional.of(without);
        }
    }

    private void found() {
        Level level = confirmed.orElseThrow();
        end = Optional.of(bad().isPresent() || level.amount() < most.amount() ? End.FOUND : End.ABOVE_MOST);
    }

    /** The next level up (1) or down (-1) in steps of confirmations. */
    private static Level step(Level level, int up) {
        Level next = level.times(Math.pow(STEP, up));
        return next.amount() * up > level.amount() * up ? next : new Level(level.kind(), level.amount() + up);
    }

    private Level higher(Level passed) {
        Level higher = passed.times(CLIMB);
        if (higher.amount() <= passed.amount()) {
            higher = new Level(passed.kind(), passed.amount() + 1);
        }
        return higher.amount() < most.amount() ? higher : most;
    }

    private static Trial first(Level level) {
        return new Trial(level, 1, false, false);
    }

    private static Trial confirmation(Level level) {
        return new Trial(level, 1, false, true);
    }
}
