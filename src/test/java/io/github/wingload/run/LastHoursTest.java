package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastHoursTest {

    private final LastHours hours = new LastHours();

    @Test
    void runsOfOneTierCountTogetherWhateverTheirTargets() {
        hours.of(limited("wme", "http://127.0.0.1:1/a")).add(0, 150_000);
        assertThat(hours.of(limited("wme", "http://127.0.0.1:2/b")).requests(1)).isEqualTo(150_000);
        assertThat(hours.of(limited("anonymous", "http://127.0.0.1:1/a")).requests(1))
                .isZero();
    }

    @Test
    void aLimitOfItsOwnIsThatOfTheHost() {
        hours.of(limited(RateLimit.OWN, "http://localhost/a")).add(0, 500);
        assertThat(hours.of(limited(RateLimit.OWN, "http://localhost:80/b")).requests(1))
                .isEqualTo(500);
        assertThat(hours.of(limited(RateLimit.OWN, "http://localhost:2/a")).requests(1))
                .isZero();
    }

    @Test
    void runsWithoutALimitShareNothing() {
        Plan plan = Plans.of(Tasks.get("/").task()).plan();
        hours.of(plan).add(0, 500);
        assertThat(hours.of(plan).requests(1)).isZero();
    }

    private static Plan limited(String name, String url) {
        return Plans.of(Tasks.get("/").task())
                .url(url)
                .safeguards(new Safeguards(
                        Optional.of(new RateLimit(name, 200_000)), false, List.of(), true, Optional.empty()))
                .plan();
    }
}
