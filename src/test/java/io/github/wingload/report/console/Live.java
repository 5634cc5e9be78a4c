package io.github.wingload.report.console;

import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Builds live figures: by default those of a run of two minutes after 42 seconds, without a call. */
final class Live {

    private static final LiveFigures.Times NO_TIMES = new LiveFigures.Times(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private String name = "quickstart";
    private Duration elapsed = Duration.ofSeconds(42);
    private Optional<Duration> runTime = Optional.of(Duration.ofMinutes(2));
    private OptionalLong requestsPlanned = OptionalLong.empty();
    private boolean draining;
    private int users;
    private int usersPlanned;
    private long inFlight;
    private long requests;
    private long failures;
    private double perSecond;
    private LiveFigures.Times recent = NO_TIMES;
    private LiveFigures.Times soFar = NO_TIMES;
    private List<Double> history = List.of();
    private final Map<String, Long> classes = new LinkedHashMap<>();
    private final List<LiveFigures.SideTimes> sides = new ArrayList<>();
    private final List<LiveFigures.Threshold> thresholds = new ArrayList<>();
    private Optional<LiveFigures.Pace> pace = Optional.empty();

    Live name(String other) {
        name = other;
        return this;
    }

    Live elapsed(int seconds) {
        elapsed = Duration.ofSeconds(seconds);
        return this;
    }

    Live runTime(Duration time) {
        runTime = Optional.of(time);
        return this;
    }

    Live requestsPlanned(long count) {
        requestsPlanned = OptionalLong.of(count);
        runTime = Optional.empty();
        return this;
    }

    Live draining() {
        draining = true;
        return this;
    }

    Live users(int now, int planned) {
        users = now;
        usersPlanned = planned;
        return this;
    }

    Live inFlight(long count) {
        inFlight = count;
        return this;
    }

    Live calls(long all, long failed, double recentPerSecond) {
        requests = all;
        failures = failed;
        perSecond = recentPerSecond;
        return this;
    }

    Live failed(String failureClass, long count) {
        classes.put(failureClass, count);
        return this;
    }

    Live recent(double p50, double p90) {
        recent = times(p50, p90);
        return this;
    }

    Live side(String name, double p50, double p90) {
        sides.add(new LiveFigures.SideTimes(name, "predict (" + name + ")", times(p50, p90)));
        return this;
    }

    Live soFar(double p50, double p90) {
        soFar = times(p50, p90);
        return this;
    }

    Live history(Double... perSecond) {
        history = List.of(perSecond);
        return this;
    }

    Live threshold(Rule rule, double soFar, Optional<State> state) {
        thresholds.add(new LiveFigures.Threshold(
                rule,
                OptionalDouble.of(soFar),
                state.map(decided -> new Decision(rule, decided, Duration.ofSeconds(37)))));
        return this;
    }

    Live pace(double plannedPerSecond, long dropped) {
        pace = Optional.of(new LiveFigures.Pace(plannedPerSecond, dropped));
        return this;
    }

    LiveFigures figures() {
        return new LiveFigures(
                name,
                elapsed,
                runTime,
                requestsPlanned,
                OptionalDouble.of(
                        runTime.isPresent()
                                ? (double) elapsed.toNanos() / runTime.get().toNanos()
                                : (double) requests / requestsPlanned.orElse(1)),
                draining,
                users,
                usersPlanned,
                inFlight,
                requests,
                failures,
                classes,
                perSecond,
                recent,
                soFar,
                sides,
                requests > 0 ? OptionalDouble.of(0.9) : OptionalDouble.empty(),
                history,
                history.stream().map(value -> value * 10).toList(),
                thresholds,
                pace);
    }

    private static LiveFigures.Times times(double p50, double p90) {
        return new LiveFigures.Times(
                OptionalDouble.of(p50), OptionalDouble.of(p90), OptionalDouble.of(2 * p90), OptionalDouble.of(3 * p90));
    }
}
