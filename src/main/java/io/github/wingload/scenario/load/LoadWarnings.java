package io.github.wingload.scenario.load;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.yaml.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a load may not have been meant to be. */
final class LoadWarnings {

    private static final double LONG_RAMP_SHARE = 0.25;

    private LoadWarnings() {}

    static List<String> of(Load load) {
        List<String> warnings = new ArrayList<>();
        if (load.stages().stream().allMatch(stage -> stage.from() == 0 && stage.to() == 0)) {
            warnings.add("the load stays at 0: no call will be made");
        }
        if (load instanceof ClosedLoad closed && !rampFits(closed)) {
            warnings.add(unfinishedRamp(closed));
        } else {
            load.duration()
                    .filter(whole -> seconds(ramping(load)) > LONG_RAMP_SHARE * seconds(whole))
                    .ifPresent(whole -> warnings.add(longRamp(ramping(load), whole)));
        }
        return warnings;
    }

    private static boolean rampFits(ClosedLoad load) {
        return load.runTime()
                .filter(time -> load.ramp().compareTo(load.warmUp().plus(time)) >= 0)
                .isEmpty();
    }

    private static String unfinishedRamp(ClosedLoad load) {
        Duration whole = load.warmUp().plus(load.runTime().orElseThrow());
        return load.users() + " users at " + Numbers.plain(load.spawnRate()) + " per second take "
                + (long) Math.ceil(seconds(load.ramp())) + " s to start, and the run time is "
                + Numbers.plain(seconds(whole)) + " s: not all of them will start";
    }

    private static Duration ramping(Load load) {
        return Load.total(load.stages().stream()
                .filter(stage -> stage.to() > stage.from())
                .toList());
    }

    private static String longRamp(Duration ramp, Duration whole) {
        return "the load goes up for " + Numbers.plain(seconds(ramp)) + " s of " + Numbers.plain(seconds(whole))
                + " s, more than a quarter of the run, so figures over all of it say little about the full load: "
                + "look at each stage, and judge one with `during`";
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
