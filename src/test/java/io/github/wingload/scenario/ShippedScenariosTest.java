package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.Scenarios;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.scenario.ScenarioReading.Problems;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import io.github.wingload.scenario.load.PlannedStarts;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that come with wingload. */
class ShippedScenariosTest {

    private static final Path SCENARIOS = Path.of("scenarios");
    private static final Map<String, String> CONTACT = Map.of("WINGLOAD_CONTACT", "me@example.org");

    static List<Path> files() throws IOException {
        return Scenarios.in(SCENARIOS).stream().map(SCENARIOS::resolve).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioCanBeRead(Path file) {
        assertThat(read(file, CONTACT)).isInstanceOf(Scenario.class);
    }

    @Test
    void publicEndpointScenarioHasTheLoadOfTheTicket() {
        Scenario scenario = (Scenario) read(SCENARIOS.resolve("revertrisk-wikidata-150k.yaml"), CONTACT);
        Plan plan = scenario.plan();
        assertThat(PlannedStarts.of((OpenLoad) plan.load()).total()).isEqualTo(150_000);
        assertThat(plan.thresholds())
                .extracting(Rule::text)
                .containsExactly("p90 of ok <= 500ms", "success rate >= 99%", "requests/hour >= 150000");
        assertThat(plan.safeguards().rateLimit()).contains(new RateLimit("wme", 200_000));
        assertThat(plan.safeguards().contact()).contains("me@example.org");
        assertThat(scenario.notes())
                .contains("the plan fits the 200,000/h wme class: at most 150,000 requests in an hour");
        assertThat(scenario.warnings()).isEmpty();
    }

    @Test
    void publicEndpointIsNotLoadedWithoutAContact() {
        ScenarioReading reading = read(SCENARIOS.resolve("revertrisk-wikidata-150k.yaml"), Map.of());
        assertThat(((Problems) reading).problems())
                .extracting(Problem::found)
                .containsExactly("api.wikimedia.org is a public host, and the User-Agent does not name a contact");
    }

    @Test
    void oneMinuteIsASixtiethOfTheHour() {
        Scenario scenario = (Scenario) read(SCENARIOS.resolve("rate-150k-one-minute.yaml"), Map.of());
        assertThat(PlannedStarts.of((OpenLoad) scenario.plan().load()).total()).isEqualTo(2_500);
    }

    private static ScenarioReading read(Path file, Map<String, String> environment) {
        return new ScenarioReader(environment, "1.2.3").read(file, Overrides.NONE);
    }
}
