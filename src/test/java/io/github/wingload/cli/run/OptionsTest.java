package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OptionsTest {

    @Command
    private static final class AllOptions {
        @Mixin
        private LoadOptions load;

        @Mixin
        private TargetOptions target;

        @Mixin
        private JudgementOptions judgement;

        @Mixin
        private OutputOptions output;
    }

    @Test
    void locustsShortOptionsAreAccepted() {
        assertThat(given("-u", "500", "-r", "2.5", "-t", "120s", "-n", "1000"))
                .isEqualTo(Map.of(
                        Option.USERS, List.of("500"),
                        Option.SPAWN_RATE, List.of("2.5"),
                        Option.RUN_TIME, List.of("120s"),
                        Option.REQUESTS, List.of("1000")));
    }

    @Test
    void omittedOptionsOverrideNothing() {
        assertThat(given()).isEmpty();
        OutputOptions output = parse().output;
        assertThat(output.csv).isEmpty();
        assertThat(output.results).isEqualTo(Path.of("results"));
    }

    @Test
    void valuesAreKeptAsTypedForTheScenarioToCheck() {
        assertThat(given("--users", "many", "--deadline", "30", "--seed=0x7"))
                .isEqualTo(Map.of(
                        Option.USERS, List.of("many"),
                        Option.DEADLINE, List.of("30"),
                        Option.SEED, List.of("0x7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-H", "--host", "--url"})
    void theUrlHasThreeSpellings(String option) {
        assertThat(given(option, "http://localhost:8900"))
                .isEqualTo(Map.of(Option.URL, List.of("http://localhost:8900")));
    }

    @Test
    void tlsOptionsAccompanyTheUrl() {
        assertThat(given("--host-header", "a", "--sni", "b", "--ca-file", "c", "--insecure"))
                .isEqualTo(Map.of(
                        Option.HOST_HEADER, List.of("a"),
                        Option.SNI, List.of("b"),
                        Option.CA_FILE, List.of("c"),
                        Option.INSECURE, List.of("true")));
    }

    @Test
    void thresholdsAndLabelsCanBeRepeatedAndSwitchesAreTrue() {
        assertThat(given("--threshold", "a", "--label", "x=1", "--threshold", "b", "--no-probe", "--exceed-limits"))
                .isEqualTo(Map.of(
                        Option.THRESHOLD, List.of("a", "b"),
                        Option.LABEL, List.of("x=1"),
                        Option.NO_PROBE, List.of("true"),
                        Option.EXCEED_LIMITS, List.of("true")));
    }

    @Test
    void outputOptionsAreFilesAndSwitches() {
        AllOptions options = parse("--csv", "out/run", "--csv-full-history", "--results", "/tmp/r", "--only-summary");
        assertThat(options.output.csv).contains(Path.of("out/run"));
        assertThat(options.output.results).isEqualTo(Path.of("/tmp/r"));
        assertThat(options.output.csvFullHistory).isTrue();
        assertThat(options.output.onlySummary).isTrue();
    }

    private static Map<Option, List<String>> given(String... arguments) {
        Overrides overrides = GivenOverrides.of(new CommandLine(new AllOptions()).parseArgs(arguments));
        return Arrays.stream(Option.values())
                .filter(option -> !overrides.values(option).isEmpty())
                .collect(Collectors.toMap(option -> option, overrides::values));
    }

    private static AllOptions parse(String... arguments) {
        AllOptions options = new AllOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }
}
