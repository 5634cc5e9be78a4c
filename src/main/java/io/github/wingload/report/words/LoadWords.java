package io.github.wingload.report.words;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.plan.UserClass;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** A load in words: {@code open model, 150,000/h constant for 1 h}; {@code 500 users at 5/s for 120 s, wait 1-5 s}. */
public final class LoadWords {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double WHOLE_WITHIN = 1e-6;

    private LoadWords() {}

    /** The load of a plan, with its users' pauses, if all have the same, and its warm-up. */
    public static String of(Plan plan) {
        Load load = plan.load();
        List<WaitTime> waits =
                plan.userClasses().stream().map(UserClass::waitTime).distinct().toList();
        String words = load instanceof OpenLoad open
                ? open(open)
                : closed(load) + (waits.size() == 1 ? wait(waits.get(0)) : ", each class with its own wait");
        return load.warmUp().isZero() ? words : words + ", after a warm-up of " + Figures.span(load.warmUp());
    }

    /** A rate per second if that is a whole number, else per hour, if neither is one with decimals per second. */
    public static String rate(double perSecond) {
        double perHour = perSecond * SECONDS_PER_HOUR;
        return !whole(perSecond) && whole(perHour)
                ? Unit.PER_HOUR.text(perHour)
                : Unit.NUMBER.exact(Math.round(perSecond * 1e3) / 1e3) + "/s";
    }

    private static String open(OpenLoad load) {
        String arrivals = load.arrivals().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String levels = load.stages().size() == 1 && load.stages().get(0).steady()
                ? rate(load.stages().get(0).from()) + " " + arrivals + " for "
                        + Figures.span(load.stages().get(0).duration())
                : arrivals + " arrivals in stages: " + stages(load.stages(), LoadWords::rate);
        return "open model, " + levels
                + (load.maxInFlight().isPresent()
                        ? ", at most " + Figures.count(load.maxInFlight().getAsInt()) + " in flight"
                        : "");
    }

    private static String closed(Load load) {
        if (load instanceof StagedLoad staged) {
            return "users in stages: " + stages(staged.stages(), level -> users(Math.round(level)));
        }
        ClosedLoad closed = (ClosedLoad) load;
        return users(closed.users()) + " at " + Unit.NUMBER.exact(closed.spawnRate()) + "/s"
                + closed.runTime().map(time -> " for " + Figures.span(time)).orElse("")
                + (closed.requests().isPresent()
                        ? ", at most " + Figures.count(closed.requests().getAsLong()) + " requests"
                        : "");
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
        return Figures.count(users) + (users == 1 ? " user" : " users");
    }

    /** How users pause between flows, with a comma in front; empty if they do not. */
    static String wait(WaitTime wait) {
        if (wait instanceof WaitTime.Constant constant) {
            return ", wait " + Figures.seconds(constant.pause());
        }
        if (wait instanceof WaitTime.Between between) {
            return ", wait " + number(between.min()) + "-" + Figures.seconds(between.max());
        }
        if (wait instanceof WaitTime.ConstantPacing pacing) {
            return ", a task every " + Figures.seconds(pacing.pacing()) + " and user";
        }
        if (wait instanceof WaitTime.ConstantThroughput throughput) {
            return ", " + Unit.NUMBER.exact(throughput.tasksPerSecond()) + " tasks/s and user";
        }
        return "";
    }

    private static String number(Duration duration) {
        return Figures.seconds(duration).replace(" s", "");
    }

    private static boolean whole(double value) {
        return Math.abs(value - Math.rint(value)) < WHOLE_WITHIN;
    }
}
