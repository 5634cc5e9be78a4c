package io.github.wingload.audit;

import io.github.wingload.audit.Finding.As;
import java.util.List;
import java.util.Optional;

/** The load: Little's law, ramps, schedules that were not kept. */
final class LoadChecks {

    private static final double MS = 1e-3;
    private static final double PERCENT = 100;

    /** A steady load keeps this share of its users busy. */
    private static final double BUSY = 0.99;

    /** With fewer requests a user, the start and the end are most of the test. */
    private static final double WAVES = 10;

    /** The ramp may have this share of the requests. */
    private static final double RAMP_PERCENT = 10;

    /** A schedule is kept if this share of it was delivered. */
    private static final double KEPT = 0.95;

    private LoadChecks() {}

    static void check(StatedResult result, String part, List<Finding> found) {
        littlesLaw(result, part, found);
        waves(result, part, found);
        mostInFlight(result, part, found);
        schedule(result, part, found);
        ramp(result, part, found);
    }

    private static void littlesLaw(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> users = result.one(Quantity.USERS);
        Optional<Stated> rate = result.one(Quantity.PER_SECOND);
        Optional<Stated> mean = result.mean(StatedTimes.Kind.RESPONSE);
        if (users.isEmpty() || rate.isEmpty() || mean.isEmpty()) {
            return;
        }
        Optional<Stated> wait = result.one(Quantity.WAIT_MS);
        Stated cycle = wait.map(mean.get()::plus).orElse(mean.get());
        Stated busy = rate.get().times(cycle.times(MS));
        boolean tooMany = users.get().below(busy);
        if (tooMany || wait.isPresent() && busy.below(users.get().times(BUSY))) {
            found.add(Finding.of(tooMany ? Check.LITTLES_LAW : Check.IDLE_USERS, part)
                    .with("rate", rate.get(), As.PER_SECOND)
                    .with("cycle", cycle, As.MS)
                    .with("busy", busy, As.NUMBER)
                    .with("users", users.get(), As.COUNT));
        }
    }

    private static void waves(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> users = result.one(Quantity.USERS);
        Optional<Stated> requests = result.one(Quantity.REQUESTS);
        if (users.isPresent()
                && requests.isPresent()
                && requests.get().below(users.get().times(WAVES))) {
            found.add(Finding.of(Check.FEW_WAVES, part)
                    .with("requests", requests.get(), As.COUNT)
                    .with("users", users.get(), As.COUNT)
                    .with("each", requests.get().over(users.get()), As.NUMBER)
                    .with("needed", users.get().value() * WAVES, As.COUNT));
        }
    }

    private static void mostInFlight(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> users = result.one(Quantity.USERS);
        Optional<Stated> most = result.one(Quantity.MOST_IN_FLIGHT);
        if (users.isPresent() && most.isPresent() && users.get().below(most.get())) {
            found.add(Finding.of(Check.MOST_IN_FLIGHT, part)
                    .with("most", most.get(), As.COUNT)
                    .with("users", users.get(), As.COUNT));
        }
    }

    private static void schedule(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> offered = result.one(Quantity.OFFERED_PER_SECOND);
        Optional<Stated> cap = result.one(Quantity.CAP);
        Optional<Stated> rate = result.one(Quantity.PER_SECOND);
        if (offered.isPresent() && cap.isPresent()) {
            found.add(Finding.of(Check.CAPPED_RATE, part)
                    .with("offered", offered.get(), As.PER_SECOND)
                    .with("cap", cap.get(), As.COUNT));
        }
        if (offered.isPresent()
                && rate.isPresent()
                && rate.get().below(offered.get().times(KEPT))) {
            found.add(Finding.of(Check.OFFERED, part)
                    .with("offered", offered.get(), As.PER_SECOND)
                    .with("rate", rate.get(), As.PER_SECOND)
                    .with(
                            "percent",
                            PERCENT * rate.get().value() / offered.get().value(),
                            As.PERCENT));
        }
    }

    private static void ramp(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> seconds = result.one(Quantity.RAMP_SECONDS);
        Optional<Stated> during = result.one(Quantity.RAMP_REQUESTS);
        Optional<Stated> requests = result.one(Quantity.REQUESTS).filter(count -> count.value() > 0);
        if (seconds.isEmpty() || during.isEmpty() || requests.isEmpty()) {
            return;
        }
        double percent = PERCENT * during.get().value() / requests.get().value();
        if (percent > RAMP_PERCENT) {
            found.add(Finding.of(Check.RAMP, part)
                    .with("ramp", seconds.get(), As.SECONDS)
                    .with("during", during.get(), As.COUNT)
                    .with("requests", requests.get(), As.COUNT)
                    .with("percent", percent, As.PERCENT));
        }
    }
}
