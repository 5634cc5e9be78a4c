package io.github.wingload.cli;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Stage;
import io.github.wingload.text.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much load there is, in words. */
final class LoadText {

    private LoadText() {}

    /** For example {@code 500 users, 5 started per second, for 120 s}. */
    static String of(Load load) {
        if (load instanceof ClosedLoad closed) {
            StringBuilder text = new StringBuilder();
            text.append(closed.users() == 1 ? "1 user" : closed.users() + " users");
            if (closed.users() > 1) {
                text.append(", ").append(number(closed.spawnRate())).append(" started per second");
            }
            closed.runTime().ifPresent(time -> text.append(", for ").append(Figures.seconds(time)));
            closed.requests()
                    .ifPresent(requests -> text.append(closed.runTime().isPresent() ? " or " : ", for ")
                            .append(requests)
                            .append(requests == 1 ? " request" : " requests"));
            return text + warmUp(load);
        }
        String unit = load.open() ? " starts per second" : " users";
        String arrivals = load instanceof OpenLoad open
                ? " (" + open.arrivals().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")"
                : "";
        return stages(load.stages(), unit) + arrivals + warmUp(load);
    }

    /** When the last user starts, and whether that is soon enough. */
    static String ramp(ClosedLoad load) {
        Duration ramp = load.ramp();
        if (ramp.isZero()) {
            return "all users start at once";
        }
        String end = "the last user starts after " + Figures.seconds(ramp);
        return load.runTime()
                .filter(runTime -> ramp.compareTo(runTime) >= 0)
                .map(runTime -> end + ", which the run time of " + Figures.seconds(runTime) + " cuts off")
                .orElse(end);
    }

    /** Without needless decimals: {@code 5}, {@code 2.5}, {@code 41.6667}. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    private static String stages(List<Stage> stages, String unit) {
        return stages.stream()
                .map(stage -> (stage.steady() ? "" : number(stage.from()) + " to ") + number(stage.to()) + unit
                        + " for " + Figures.seconds(stage.duration()))
                .collect(Collectors.joining(", then "));
    }

    private static String warmUp(Load load) {
        return load.warmUp().isZero() ? "" : ", after a warm-up of " + Figures.seconds(load.warmUp());
    }
}
