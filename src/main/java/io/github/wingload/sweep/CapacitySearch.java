package io.github.wingload.sweep;

import io.github.wingload.result.Judgement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for the highest load at which every threshold is met.
 *
 * <p>It climbs from the lowest level by a factor of 1.6 until a level fails, halves the bracket in the geometric mean until its
 * ends are within 5 % of each other, and confirms the highest level that passed in a longer run. If that fails, it confirms
 * again, 2.5 % lower, at most three times in all. A level whose run is inconclusive is run again for as long as the run says that it
 * needs, up to four times as long as usual, and a confirmation up to twice; if it is still inconclusive then, it counts as
 * failed, because a service is not said to carry a load that nobody saw it carry.
 *
 * <p>Ask {@link #next} and report its verdict with {@link #tried}, in turns. Not thread-safe.
 */
public final class CapacitySearch {

    private static final double CLIMB = 1.6;
    private static final double RESOLUTION = 1.05;
    private static final int LONGEST = 4;
    private static final int LONGEST_CONFIRMATION = 2;
    private static final double STEP_DOWN = 1.025;
    private static final int CONFIRMATIONS = 3;

    private final Level most;
    private Optional<Level> good = Optional.empty();
    private Optional<Level> bad = Optional.empty();
    private Optional<End> end = Optional.empty();
    private boolean undecided;
    private Trial trial;
    private int confirmations;

    /**
     * The next run.
     *
     * @param level its load
     * @param length how many times as long as usual it is; 1 to 4
     * @param again true if an earlier run of this trial was invalid
     * @param confirms true if it confirms the result
     */
    public record Trial(Level level, int length, boolean again, boolean confirms) {}

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
        /** Each level that was to be confirmed failed in the longer run. */
        NOT_CONFIRMED,
        /** The generator could not make the load of a level. */
        INVALID,
        /** There was no time for a confirmation. */
        OUT_OF_TIME
    }

    /**
     * What is known.
     *
     * @param good the highest level that passed
     * @param bad the lowest level that failed
     * @param undecided true if {@code bad} was inconclusive in its longest run
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
     * There is no time for the next run and a confirmation after it: the highest level that passed is confirmed next. If there is
     * none, or the confirmation is what there is no time for, the search ends.
     */
    public void hurry() {
        if (trial.confirms() || good.isEmpty()) {
            end = Optional.of(End.OUT_OF_TIME);
        } else {
            trial = confirmation(good.get());
        }
    }

    /** As {@link #tried(Verdict, OptionalDouble)}, of a run that does not say how long it should be. */
    public void tried(Verdict verdict) {
        tried(verdict, OptionalDouble.empty());
    }

    /**
     * Takes the verdict on the run that {@link #next} returned.
     *
     * @param longer how many times as long an inconclusive run should have been; empty if it does not say
     */
    public void tried(Verdict verdict, OptionalDouble longer) {
        if (verdict == Verdict.INVALID) {
            if (trial.again()) {
                end = Optional.of(End.INVALID);
            } else {
                trial = new Trial(trial.level(), trial.length(), true, trial.confirms());
            }
        } else if (verdict == Verdict.INCONCLUSIVE && trial.length() < longest()) {
            double needed = Math.ceil(trial.length() * longer.orElse(1));
            int length = (int) Math.max(trial.length() + 1, Math.min(longest(), needed));
            trial = new Trial(trial.level(), length, false, trial.confirms());
        } else if (verdict == Verdict.PASS) {
            passed();
        } else {
            failed(verdict == Verdict.INCONCLUSIVE);
        }
    }

    private int longest() {
        return trial.confirms() ? LONGEST_CONFIRMATION : LONGEST;
    }

    /** What is known so far. */
    public Result result() {
        return new Result(good, bad, undecided, end);
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
        good = Optional.of(trial.level());
        if (trial.confirms()) {
            end = Optional.of(bad.isPresent() || trial.level().amount() < most.amount() ? End.FOUND : End.ABOVE_MOST);
        } else {
            goOn(trial.level());
        }
    }

    private void failed(boolean inconclusive) {
        Level level = trial.level();
        bad = Optional.of(level);
        undecided = inconclusive;
        if (trial.confirms()) {
            confirmLower(level);
        } else if (good.isEmpty()) {
            end = Optional.of(inconclusive ? End.UNDECIDED : End.BELOW_LEAST);
        } else {
            goOn(good.get());
        }
    }

    private void goOn(Level passed) {
        if (bad.isEmpty()) {
            trial = passed.amount() < most.amount() ? first(higher(passed)) : confirmation(passed);
        } else {
            Level middle = passed.between(bad.get());
            boolean close = bad.get().amount() / passed.amount() <= RESOLUTION || middle.equals(passed);
            trial = close ? confirmation(passed) : first(middle);
        }
    }

    private Level higher(Level passed) {
        Level higher = passed.times(CLIMB);
        if (higher.amount() <= passed.amount()) {
            higher = new Level(passed.kind(), passed.amount() + 1);
        }
        return higher.amount() < most.amount() ? higher : most;
    }

    /** The level passed a short run and failed the longer one, so it is no longer known as good; neither is the lower one before its run. */
    private void confirmLower(Level failed) {
        Level lower = failed.times(1 / STEP_DOWN);
        if (lower.amount() >= failed.amount()) {
            lower = new Level(failed.kind(), failed.amount() - 1);
        }
        confirmations++;
        good = Optional.empty();
        if (confirmations == CONFIRMATIONS || lower.amount() <= 0) {
            end = Optional.of(End.NOT_CONFIRMED);
        } else {
            trial = confirmation(lower);
        }
    }

    private static Trial first(Level level) {
        return new Trial(level, 1, false, false);
    }

    private static Trial confirmation(Level level) {
        return new Trial(level, 1, false, true);
    }
}
