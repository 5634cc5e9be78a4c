package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.UrlTarget;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the comments of the scenario to begin with offer has to work too. */
class CommentedScenarioTest extends CurlFixture {

    private static final String YAML = Starter.commented().yaml();

    /** A setting at the top level that is off, with the lines that belong to it. */
    private static final Pattern OFF = Pattern.compile("^#([a-z_]+:.*\\n(?:#  .*\\n)*)", Pattern.MULTILINE);

    static Stream<String> settingsThatAreOff() {
        return OFF.matcher(YAML).results().map(found -> found.group(1)).filter(text -> !text.startsWith("load:"));
    }

    @Test
    void commentedScenarioRunsAgainstTheSimulator() {
        assertThat(plan(Starter.commented()).target()).isInstanceOf(SimulatorTarget.class);
    }

    @ParameterizedTest
    @MethodSource("settingsThatAreOff")
    void everySettingThatIsOffCanBeTurnedOn(String setting) {
        write("rows.csv", "rev_id\n1\n");
        String on = setting.replaceAll("(?m)^#", "");
        plan(new Starter.Started(YAML + on, List.of(), List.of(), Map.of()));
    }

    @Test
    void theScenarioHasSettingsThatAreTurnedOff() {
        assertThat(settingsThatAreOff()).hasSizeGreaterThan(7).anyMatch(setting -> setting.contains("\n#  - success"));
    }

    @Test
    void urlCanReplaceTheSimulator() {
        String yaml = YAML.replaceAll("(?m)^  simulator:.*\\n", "").replaceAll("(?m)^  #(?=[a-z_]+:)", "  ");
        assertThat(plan(new Starter.Started(yaml, List.of(), List.of(), Map.of()))
                        .target())
                .isInstanceOfSatisfying(UrlTarget.class, target -> {
                    assertThat(target.hostHeader()).contains("my-service.example.org");
                    assertThat(target.insecure()).isTrue();
                });
    }

    @Test
    void rateCanReplaceTheUsers() {
        String yaml = YAML.replaceAll("(?m)^(load|wait_time):.*\\n", "").replaceAll("(?m)^#(?=load:)", "");
        assertThat(plan(new Starter.Started(yaml, List.of(), List.of(), Map.of()))
                        .load())
                .isInstanceOf(OpenLoad.class);
    }
}
