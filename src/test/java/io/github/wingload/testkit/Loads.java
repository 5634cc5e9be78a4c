package io.github.wingload.testkit;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.StagedLoad;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Loads of one line: users with connections of their own, or arrivals that share connections. */
public final class Loads {

    private Loads() {}

    /** Users who are all there within a second. */
    public static ClosedLoad users(int users, Duration runTime) {
        return users(users, users, runTime);
    }

    /** Users who start at this rate. */
    public static ClosedLoad users(int users, double perSecond, Duration runTime) {
        return new ClosedLoad(users, perSecond, Optional.of(runTime), OptionalLong.empty(), Connections.PER_USER);
    }

    /** Users who make so many calls in all. */
    public static ClosedLoad calls(int users, long calls) {
        return new ClosedLoad(users, users, Optional.empty(), OptionalLong.of(calls), Connections.PER_USER);
    }

    /** Users in stages. */
    public static StagedLoad stages(Stage... stages) {
        return new StagedLoad(List.of(stages), Duration.ZERO, Connections.PER_USER);
    }

    /** Starts at equal distances. */
    public static OpenLoad rate(double perSecond, Duration runTime) {
        return rates(Arrivals.CONSTANT, hold(perSecond, runTime));
    }

    /** Starts in stages. */
    public static OpenLoad rates(Arrivals arrivals, Stage... stages) {
        return rates(arrivals, OptionalInt.empty(), stages);
    }

    /** Starts in stages, as long as no more than so many calls are in flight. */
    public static OpenLoad rates(Arrivals arrivals, OptionalInt maxInFlight, Stage... stages) {
        return new OpenLoad(List.of(stages), arrivals, maxInFlight, Duration.ZERO, Connections.SHARED);
    }

    /** A stage of this level. */
    public static Stage hold(double level, Duration duration) {
        return new Stage(Stage.HOLD, level, level, duration);
    }
}
