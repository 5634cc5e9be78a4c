package io.github.wingload.report.words;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.plan.load.Replay.Pace;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.Match;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load in words: {@code open model, 150,000/h constant for 1 h}; {@code 500 users at 5/s for 120 s, wait 1-5 s}. */
public final class LoadWords {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double WHOLE_WITHIN = 1e-6;

    /** A ramp of a Locust master changes the number of users once a second. */
    private static final int SHOWN_LEVELS = 5;

    private static final Match<WaitTime, String> WAITS = Match.<WaitTime, String>over(WaitTime.class)
            .on(WaitTime.None.class, none -> "")
            .on(WaitTime.Constant.class, constant -> "wait " + Figures.seconds(constant.pause()))
            .on(
                    WaitTime.Between.class,
                    between -> "wait " + number(between.min()) + "-" + Figures.seconds(between.max()))
            .on(WaitTime.ConstantPacing.class, pacing -> "one task per user every " + Figures.seconds(pacing.pacing()))
            .on(
                    WaitTime.ConstantThroughput.class,
                    throughput -> Unit.NUMBER.exact(throughput.tasksPerSecond()) + " tasks/s per user")
            .complete();

    private LoadWords() {}

    /** The load of a plan, with its users' pauses, if all have the same, and its warm-up. */
    public static String of(Plan plan) {
        return withoutWaits(plan.load()) + waits(plan) + warmUp(plan.load());
    }

    /** The load alone, with its warm-up. */
    public static String of(Load load) {
        return withoutWaits(load) + warmUp(load);
    }

    /** When the last user starts, and whether the run time is long enough for it. */
    public static String ramp(ClosedLoad load) {
        Duration ramp = load.ramp();
        if (ramp.isZero()) {
            return "all users start at once";
        }
        String end = "the last user starts after " + Figures.span(ramp);
        return load.runTime()
                .filter(runTime -> ramp.compareTo(runTime) >= 0)
                .map(runTime -> end + ", but the run ends after " + Figures.span(runTime))
                .orElse(end);
    }

    /** A rate: per second if that is a whole number, per hour if only that is one, otherwise per second with decimals. */
    public static String rate(double perSecond) {
        double perHour = perSecond * SECONDS_PER_HOUR;
        return !whole(perSecond) && whole(perHour)
                ? Unit.PER_HOUR.text(perHour)
                : Unit.NUMBER.exact(Math.round(perSecond * 1e3) / 1e3) + "/s";
    }

    private static String withoutWaits(Load load) {
        if (load instanceof OpenLoad open) {
            return open(open);
        }
        if (load instanceof LocustLoad locust) {
            return locust(locust);
        }
        return load instanceof ClosedLoad closed
                ? closed(closed)
                : "users in stages: " + stages(load.stages(), level -> users(Math.round(level)));
    }

    private static String waits(Plan plan) {
        if (plan.load().open()) {
            return "";
        }
        List<WaitTime> waits =
                plan.userClasses().stream().map(UserClass::waitTime).distinct().toList();
        return waits.size() == 1 ? comma(wait(waits.get(0))) : ", each class with its own wait";
    }

    private static String warmUp(Load load) {
        return load.warmUp().isZero() ? "" : ", after a warm-up of " + Figures.span(load.warmUp());
    }

    private static String open(OpenLoad load) {
        String arrivals = load.arrivals().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String levels = load.stages().size() == 1 && load.stages().get(0).steady()
                ? rate(load.stages().get(0).from()) + " " + arrivals + " for "
                        + Figures.span(load.stages().get(0).duration())
                : arrivals + " arrivals in stages: " + stages(load.stages(), LoadWords::rate);
        return "open model, " + load.replay().map(LoadWords::replay).orElse(levels)
                + (load.maxInFlight().isPresent()
                        ? ", at most " + Figures.count(load.maxInFlight().getAsInt()) + " in flight"
                        : "");
    }

    private static String replay(Replay replay) {
        Burstiness planned = replay.planned();
        Pace pace = replay.pace();
        return "replay of " + Figures.count(planned.starts(), "recorded start", "recorded starts") + " in "
                + Figures.span(Duration.ofSeconds(planned.seconds()))
                + (pace.speed() == 1 ? "" : ", " + Unit.NUMBER.exact(pace.speed()) + " times as fast as recorded")
                + pace.longestGap()
                        .map(gap -> ", gaps cut to " + Figures.span(gap))
                        .orElse("")
                + pace.limitPerSecond().map(limit -> ", at most " + rate(limit)).orElse("")
                + ": " + rate(Math.round(1e3 * planned.meanPerSecond()) / 1e3) + " on average, "
                + Figures.count(planned.peakSecond()) + " in the busiest second";
    }

    private static String locust(LocustLoad load) {
        return "users set by a Locust master"
                + (load.levels().isEmpty()
                        ? ""
                        : load.levels().stream()
                                .limit(SHOWN_LEVELS)
                                .map(level -> users(level.sum()) + " from " + Figures.seconds(level.at()))
                                .collect(Collectors.joining(", ", ": ", "")))
                + (load.levels().size() > SHOWN_LEVELS
                        ? " and " + (load.levels().size() - SHOWN_LEVELS) + " further changes, at most "
                                + users(load.peakUsers())
                        : "");
    }

    private static String closed(ClosedLoad load) {
        String spawned = load.users() == 1 ? "" : " at " + Unit.NUMBER.exact(load.spawnRate()) + "/s";
        List<String> ends = Stream.concat(
                        load.runTime().map(Figures::span).stream(),
                        load.requests().stream().mapToObj(number -> Figures.count(number, "request", "requests")))
                .toList();
        return users(load.users()) + spawned + " for " + String.join(" or ", ends);
    }

    private static String stages(List<Stage> stages, DoubleFunction<String> level) {
        return stages.stream().map(stage -> stage(stage, level)).collect(Collectors.joining("; "));
    }

    private static String stage(Stage stage, DoubleFunction<String> level) {
        String length = Figures.span(stage.duration());
        return stage.steady()
                ? stage.name() + " " + level.apply(stage.from()) + " for " + length
                : stage.name() + " from " + level.apply(stage.from()) + " to " + level.apply(stage.to()) + " in "
                        + length;
    }

    private static String users(long users) {
        return Figures.count(users, "user", "users");
    }

    /** The wait time between flows; empty if there is none. */
    public static String wait(WaitTime wait) {
        return WAITS.of(wait);
    }

    /** The words with a comma in front, if there are any. */
    static String comma(String words) {
        return words.isEmpty() ? "" : ", " + words;
    }

    private static String number(Duration duration) {
        return Figures.seconds(duration).replace(" s", "");
    }

    private static boolean whole(double value) {
        return Math.abs(value - Math.rint(value)) < WHOLE_WITHIN;
    }
}
