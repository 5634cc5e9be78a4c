package io.github.wingload.judge;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.LittlesLawBroken;
import io.github.wingload.result.Remark.TokensDisagree;
import io.github.wingload.result.Remark.UsersIdle;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.stats.StreamCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether figures agree that must do so in a steady run: calls in flight, throughput, times and tokens.
 *
 * @param streams empty if no task reads streams, and in a comparison, in which figures of both sides together say nothing
 */
record Agreement(Case run, Optional<StreamFigures> streams) {

    private static final double TOLERANCE = 0.05;

    /** In a shorter window, calls that reach beyond its ends weigh too much. */
    private static final double MANY_SERVICE_TIMES = 20;

    /** Users that do not wait have a call in flight for this share of the time. */
    private static final double BUSY = 0.99;

    private static final double STANDARD_DEVIATIONS = 3;

    List<Remark> remarks() {
        List<Remark> found = new ArrayList<>();
        double serviceSeconds = run.calls().all().service().meanMs() / 1e3;
        if (run.window().seconds() > MANY_SERVICE_TIMES * serviceSeconds) {
            littlesLaw().ifPresent(found::add);
            busyUsers().ifPresent(found::add);
            tokens().ifPresent(found::add);
        }
        return found;
    }

    private Optional<Remark> littlesLaw() {
        double inFlight = run.littlesLaw().meanInFlight();
        double other = run.littlesLaw().throughputTimesServiceTime();
        return other > 1 && Math.abs(inFlight - other) > TOLERANCE * other
                ? Optional.of(new LittlesLawBroken(inFlight, other))
                : Optional.empty();
    }

    /** Only of streams: with quick answers, the time from one call to the next can be more than a hundredth of that of a call. */
    private Optional<Remark> busyUsers() {
        boolean busy = run.plan().load() instanceof ClosedLoad users
                && users.ramp().compareTo(users.warmUp()) <= 0
                && run.result().load().end() == EndReason.RUN_TIME
                && run.plan().tasks().stream().allMatch(task -> task.stream().isPresent())
                && run.plan().userClasses().stream().allMatch(some -> some.waitTime() instanceof WaitTime.None);
        int users = run.plan().ownPeakUsers();
        double inFlight = run.littlesLaw().meanInFlight();
        return busy && inFlight < BUSY * users ? Optional.of(new UsersIdle(inFlight, users)) : Optional.empty();
    }

    /**
     * The tokens of the answers that begin in the window are not those that arrive in it. If calls are independent, a call that is in
     * flight at an end of the window has any part of its tokens left, and the difference has a standard deviation of √(calls in flight ÷ 6)
     * answers. In lockstep it is larger.
     */
    private Optional<Remark> tokens() {
        StreamCounts answers = run.calls().details().streams().counts();
        OptionalDouble tokensPerSecond = streams.flatMap(
                        figures -> figures.of(Figure.OUTPUT_TOKENS_PER_SECOND).map(StreamFigures.Value::value))
                .orElse(OptionalDouble.empty());
        if (tokensPerSecond.isEmpty() || answers.outputTokens() == 0 || run.isIncomplete()) {
            return Optional.empty();
        }
        double seconds = run.window().seconds();
        double begun = answers.answers() / seconds;
        double byTokens = tokensPerSecond.getAsDouble() * answers.answers() / answers.outputTokens();
        double byChance = STANDARD_DEVIATIONS * Math.sqrt(run.littlesLaw().meanInFlight() / 6) / seconds;
        return Math.abs(begun - byTokens) > Math.max(TOLERANCE * begun, byChance)
                ? Optional.of(new TokensDisagree(begun, byTokens))
                : Optional.empty();
    }
}
