package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverridesTest extends ScenarioFixture {

    @Test
    void optionsReplaceKeysOfTheFile() {
        Scenario scenario = scenario(
                BASE,
                Overrides.NONE
                        .with(Option.USERS, "7")
                        .with(Option.SPAWN_RATE, "3.5")
                        .with(Option.RUN_TIME, "2m")
                        .with(Option.REQUESTS, "100")
                        .with(Option.DEADLINE, "5s")
                        .with(Option.SEED, "-9"));
        assertThat(scenario.plan().load())
                .isEqualTo(new ClosedLoad(
                        7, 3.5, Optional.of(Duration.ofMinutes(2)), OptionalLong.of(100), Connections.PER_USER));
        assertThat(scenario.plan().deadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scenario.plan().seed()).isEqualTo(-9);
        assertThat(scenario.overrides())
                .containsExactly(
                        "--users 7",
                        "--spawn-rate 3.5",
                        "--run-time 2m",
                        "--requests 100",
                        "--deadline 5s",
                        "--seed -9");
    }

    @Test
    void aRateReplacesThatOfALoadByRate() {
        String yaml = baseWith("load", "load: {rate: 5/s, run_time: 1m}");
        Scenario scenario = scenario(yaml, Overrides.NONE.with(Option.RATE, "7200/h"));
        assertThat(scenario.plan().load().peakLevel()).isEqualTo(2);
        assertThat(scenario.overrides()).containsExactly("--rate 7200/h");
        assertThat(problems(yaml, Overrides.NONE.with(Option.RATE, "fast")))
                .singleElement()
                .asString()
                .startsWith("command line: --rate: \"fast\"");
    }

    @Test
    void aRateReplacesUsersWithAllThatBelongsToThem() {
        String yaml = baseWith("load", "load: {users: 5, spawn_rate: 1, run_time: 1m}\nwait_time: {constant: 1s}");
        Scenario scenario = scenario(yaml, Overrides.NONE.with(Option.RATE, "2/s"));
        assertThat(scenario.plan().load().open()).isTrue();
        assertThat(scenario.plan().load().duration()).contains(Duration.ofMinutes(1));
        assertThat(scenario.notes())
                .containsExactly("--rate drops these settings of the file's load: users, spawn_rate, wait_time");
    }

    @Test
    void usersReplaceARate() {
        String yaml = baseWith("load", "load: {rate: 5/s, run_time: 1m, max_in_flight: 9}");
        Scenario scenario = scenario(yaml, Overrides.NONE.with(Option.USERS, "3"));
        assertThat(scenario.plan().load()).isInstanceOf(ClosedLoad.class);
        assertThat(scenario.notes())
                .containsExactly("--users drops these settings of the file's load: rate, max_in_flight");
    }

    @Test
    void stagesReplaceAnyLoad() {
        Scenario ofUsers = scenario(BASE, Overrides.NONE.with(Option.STAGES, "10 over 1m hold 5m, 0 users over 30s"));
        assertThat(ofUsers.plan().load().stages())
                .extracting(stage -> stage.name() + " " + stage.from() + ".." + stage.to() + " " + stage.duration())
                .containsExactly("ramp to 10 0.0..10.0 PT1M", "hold 10 10.0..10.0 PT5M", "ramp to 0 10.0..0.0 PT30S");
        assertThat(ofUsers.notes())
                .containsExactly("--stages drops these settings of the file's load: users, run_time");
        Scenario ofRates = scenario(BASE, Overrides.NONE.with(Option.STAGES, "3,600/h hold 10s,7200/h over 20s"));
        assertThat(ofRates.plan().load().open()).isTrue();
        assertThat(ofRates.plan().load().stages())
                .extracting(stage -> stage.to())
                .containsExactly(1.0, 2.0);
    }

    @Test
    void stagesOfALineAreCheckedLikeThoseOfAFile() {
        assertThat(problems(BASE, Overrides.NONE.with(Option.STAGES, "fast")))
                .singleElement()
                .asString()
                .startsWith("command line: --stages: \"fast\" is not a stage; write a level and its time");
        assertThat(problems(BASE, Overrides.NONE.with(Option.STAGES, "10, 5/s hold 1")))
                .anyMatch(problem -> problem.contains("the stage has no duration"))
                .anyMatch(problem -> problem.contains("earlier stages use users"))
                .anyMatch(problem -> problem.contains("1 has no unit"))
                .allMatch(problem -> problem.startsWith("command line: --stages: "));
    }

    @Test
    void optionsCanReplaceAMissingSection() {
        Overrides overrides = Overrides.NONE
                .with(Option.USERS, "7")
                .with(Option.RUN_TIME, "2m")
                .with(Option.URL, "http://localhost:1");
        Scenario scenario = scenario("name: short\ntasks: [get: /]\nseed: 1\n", overrides);
        assertThat(scenario.plan().target()).isEqualTo(plain("http://localhost:1"));
    }

    @Test
    void problemsOfOptionsNameTheOption() {
        Overrides overrides = Overrides.NONE
                .with(Option.USERS, "0")
                .with(Option.RUN_TIME, "120")
                .with(Option.URL, "example.org")
                .with(Option.CA_FILE, "no.pem")
                .with(Option.SEED, "x");
        assertThat(problems(BASE + "colour: red\n", overrides))
                .containsExactly(
                        "test.yaml:6:1: colour: unknown key; possible here: " + TOP_LEVEL_KEYS,
                        "command line: --url: \"example.org\" does not start with http:// or https://; "
                                + "write for example https://example.org:8443/base",
                        "command line: --ca-file: \"no.pem\" does not exist; "
                                + "name a readable file, relative to the working directory",
                        "command line: --users: 0 is out of range; write a whole number from 1 to 1000000",
                        "command line: --run-time: 120 has no unit; "
                                + "write 120s for seconds or 120ms for milliseconds",
                        "command line: --seed: \"x\" is not a whole number; write a 64-bit integer");
    }

    @Test
    void overriddenValueIsNotChecked() {
        String yaml = baseWith("load", "load: {users: ten, run_time: 1s}");
        assertThat(scenario(yaml, Overrides.NONE.with(Option.USERS, "1")).plan().name())
                .isEqualTo("base");
    }

    @Test
    void urlDropsSettingsOfTheFilesTarget() {
        Scenario scenario = scenario(targetWithEverything(), Overrides.NONE.with(Option.URL, "https://other"));
        assertThat(scenario.plan().target()).isEqualTo(plain("https://other"));
        assertThat(scenario.notes())
                .containsExactly("--url drops these settings of the file's target: "
                        + "host_header, sni, ca_file, insecure, connect_to");
    }

    @Test
    void urlKeepsSettingsThatAreOptionsToo() {
        Overrides overrides = Overrides.NONE
                .with(Option.URL, "https://other")
                .with(Option.HOST_HEADER, "service.other")
                .with(Option.SNI, "tls.other")
                .with(Option.INSECURE, "true");
        Scenario scenario = scenario(targetWithEverything(), overrides);
        UrlTarget target = (UrlTarget) scenario.plan().target();
        assertThat(target.hostHeader()).contains("service.other");
        assertThat(target.sni()).contains("tls.other");
        assertThat(target.insecure()).isTrue();
        assertThat(target.caFile()).isEmpty();
        assertThat(scenario.notes())
                .containsExactly("--url drops these settings of the file's target: ca_file, connect_to");
    }

    @Test
    void urlReplacesTheSimulator() {
        String yaml = baseWith("target", "target: {simulator: revertrisk-wikidata-staging}");
        Scenario scenario = scenario(yaml, Overrides.NONE.with(Option.URL, "http://localhost:1"));
        assertThat(scenario.plan().target()).isEqualTo(plain("http://localhost:1"));
        assertThat(scenario.notes()).isEmpty();
    }

    @Test
    void overriddenSectionOfTheWrongTypeIsReported() {
        assertThat(problems(baseWith("load", "load: 5"), Overrides.NONE.with(Option.USERS, "1")))
                .containsExactly("test.yaml:1:7: load: 5 is not a mapping; "
                        + "write a mapping with any of these keys: " + LOAD_KEYS);
    }

    @Test
    void optionThatIsNotGivenChangesNothing() {
        assertThat(Overrides.NONE.with(Option.URL, null)).isSameAs(Overrides.NONE);
    }

    @Test
    void repeatableOptionsAddUpAndOthersReplace() {
        Overrides overrides = Overrides.NONE
                .with(Option.THRESHOLD, "p90 <= 1s")
                .with(Option.USERS, "1")
                .with(Option.USERS, "2")
                .with(Option.THRESHOLD, "p99 <= 2s")
                .with(Option.THRESHOLD, "p90 <= 1s");
        assertThat(overrides.values(Option.THRESHOLD)).containsExactly("p90 <= 1s", "p99 <= 2s");
        assertThat(overrides.describe()).containsExactly("--users 2", "--threshold p90 <= 1s", "--threshold p99 <= 2s");
    }

    @Test
    void describedOverridesCanBeReadBack() {
        List<String> lines = List.of("--users 2", "--threshold p90 <= 1s", "--label image=a b", "--no-probe true");
        assertThat(Overrides.described(lines).describe()).isEqualTo(lines);
        assertThatThrownBy(() -> Overrides.described(List.of("--colour red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an override: --colour red");
        assertThatThrownBy(() -> Overrides.described(List.of("--users")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an override: --users");
    }

    @Test
    void laterOverridesReplaceEarlierOnes() {
        Overrides earlier = Overrides.NONE.with(Option.USERS, "1").with(Option.LABEL, "a=1");
        Overrides later = Overrides.NONE.with(Option.USERS, "2").with(Option.LABEL, "b=2");
        assertThat(earlier.and(later).describe()).containsExactly("--users 2", "--label a=1", "--label b=2");
        assertThat(earlier.and(later).without(Set.of(Option.LABEL)).describe()).containsExactly("--users 2");
    }

    private static UrlTarget plain(String url) {
        return UrlTarget.of(URI.create(url)).withHeaders(List.of(OUR_USER_AGENT));
    }

    private String targetWithEverything() {
        write("ca.pem", "certificates");
        return baseWith(
                "target",
                "target: {url: https://a, host_header: b, sni: c, ca_file: ca.pem, insecure: true, connect_to: 'd:1'}");
    }
}
