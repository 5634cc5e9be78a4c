package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
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
        private OutputOptions output;
    }

    @Test
    void locustsLettersAreUnderstood() {
        assertThat(parse("-u", "500", "-r", "2.5", "-t", "120s", "-n", "1000")
                        .load
                        .given())
                .isEqualTo(Map.of("users", "500", "spawn-rate", "2.5", "run-time", "120s", "requests", "1000"));
    }

    @Test
    void whatWasNotGivenIsNotThere() {
        AllOptions options = parse();
        assertThat(options.load.given()).isEmpty();
        assertThat(options.target.given()).isEmpty();
        assertThat(options.output.csv()).isEmpty();
        assertThat(options.output.results()).isEqualTo(Path.of("results"));
    }

    @Test
    void valuesAreKeptAsGivenForTheScenarioToJudge() {
        assertThat(parse("--users", "many", "--deadline", "30", "--seed=0x7")
                        .load
                        .given())
                .isEqualTo(Map.of("users", "many", "deadline", "30", "seed", "0x7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-H", "--host", "--url"})
    void theUrlHasThreeSpellings(String option) {
        assertThat(parse(option, "http://localhost:8900").target.given())
                .isEqualTo(Map.of("url", "http://localhost:8900"));
    }

    @Test
    void tlsOptionsStandBesideTheUrl() {
        assertThat(parse("--host-header", "a", "--sni", "b", "--ca-file", "c", "--insecure")
                        .target
                        .given())
                .isEqualTo(Map.of("host-header", "a", "sni", "b", "ca-file", "c", "insecure", "true"));
    }

    @Test
    void outputOptionsAreFilesAndSwitches() {
        AllOptions options = parse("--csv", "out/run", "--csv-full-history", "--results", "/tmp/r", "--only-summary");
        assertThat(options.output.csv()).contains(Path.of("out/run"));
        assertThat(options.output.results()).isEqualTo(Path.of("/tmp/r"));
        assertThat(options.output.csvFullHistory()).isTrue();
        assertThat(options.output.onlySummary()).isTrue();
    }

    private static AllOptions parse(String... arguments) {
        AllOptions options = new AllOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }
}
