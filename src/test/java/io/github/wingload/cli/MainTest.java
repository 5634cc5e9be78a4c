package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.yaml.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    private final CommandContext wingload = new CommandContext();

    @Test
    void versionIsTheProjects() {
        assertThat(wingload.execute("--version")).isZero();
        assertThat(wingload.out()).matches("(?s)wingload \\d+\\.\\d+\\.\\d+\\S* \\(.+\\)\\R.+ \\d+.*");
    }

    @Test
    void everyCommandsHelpHasADescriptionAndTheExitCodes() {
        for (CommandLine command : wingload.root().getSubcommands().values()) {
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(help).contains("--help", "--verbose", "  2   ", "  4   a bug of wingload", "130   interrupted");
            assertThat(command.getCommandSpec().usageMessage().exitCodeList().get("  0"))
                    .as(command.getCommandName())
                    .satisfies(meaning -> assertThat(meaning.equals("success"))
                            .isEqualTo(List.of("generate-completion", "help").contains(command.getCommandName())));
            assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        }
    }

    @Test
    void aCommandExplainsOnlyTheExitCodesThatItHas() {
        assertThat(exitCodes("slo"))
                .containsEntry("  1", "an objective is not met, by the checks or by the runs")
                .containsOnlyKeys("  0", "  1", "  2", "  3", "  4", "  5", "130");
        assertThat(exitCodes("schema")).containsOnlyKeys("  0", "  2", "  4", "  5", "130");
        assertThat(exitCodes("run")).containsEntry("130", "interrupted; the results so far were written");
    }

    private Map<String, String> exitCodes(String command) {
        return wingload.root()
                .getSubcommands()
                .get(command)
                .getCommandSpec()
                .usageMessage()
                .exitCodeList();
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(wingload.execute()).isEqualTo(2);
        assertThat(wingload.err().lines())
                .containsExactly("wingload: a command is missing", "  Try 'wingload --help'.");
        assertThat(wingload.out()).isEmpty();
    }

    @Test
    void anUnknownOptionIsAUsageErrorWithAHint() {
        assertThat(wingload.execute("--hepl")).isEqualTo(2);
        assertThat(wingload.err())
                .startsWith("wingload: Unknown option: '--hepl'")
                .contains("--help")
                .endsWith("  Try 'wingload --help'." + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run x.yaml --headless | --headless | Leave it out",
                "run x.yaml --vus=5 | --vus | -u, --users",
                "run http://localhost/ -c 10 | -c | -u, --users",
                "run http://localhost/ -z 30s | -z | -t, --run-time",
                "run http://localhost/ -rate 50/s | -rate | --rate 50/s",
                "run http://localhost/ -duration=30s | -duration | -t, --run-time",
                "-f locustfile.py --headless | -f | wingload run FILE",
            })
    void anOptionOfAnotherToolIsAnswered(String line, String option, String advice) {
        assertThat(wingload.execute(line.split(" "))).isEqualTo(2);
        assertThat(wingload.err().lines())
                .hasSize(2)
                .first()
                .isEqualTo("wingload: " + option + " is an option of another tool");
        assertThat(wingload.err()).contains(advice);
    }

    @Test
    void helpTakesACommand() {
        assertThat(wingload.execute("help")).isZero();
        assertThat(wingload.out()).contains("Usage: wingload", "Commands:");
        assertThat(wingload.execute("help", "diff")).isZero();
        assertThat(wingload.out()).contains("Usage: wingload diff");
    }

    @Test
    void aUserErrorPrintsItsMessageAndRemedyOnly() {
        wingload.withCommand(() -> {
            throw new UserError("results cannot be written to /proc", "Give another directory with --results.");
        });
        assertThat(wingload.execute("test")).isEqualTo(2);
        assertThat(wingload.err().lines())
                .containsExactly(
                        "wingload: results cannot be written to /proc", "  Give another directory with --results.");
    }

    @Test
    void listedProblemsArePrintedOnePerLine() {
        List<Problem> problems = List.of(
                new Problem("a.yaml", 1, 1, "name", "missing", "add it"),
                new Problem("a.yaml", 2, 1, "laod", "unknown key", "load"));
        wingload.withCommand(() -> {
            throw UserError.listed(problems);
        });
        assertThat(wingload.execute("test")).isEqualTo(2);
        assertThat(wingload.err().lines())
                .containsExactly("a.yaml:1:1: name: missing; add it", "a.yaml:2:1: laod: unknown key; load");
    }

    @Test
    void anyOtherExceptionIsReportedAsABugWithoutItsTrace() {
        wingload.withCommand(() -> {
            throw new IllegalStateException("oops");
        });
        assertThat(wingload.execute("test")).isEqualTo(4);
        assertThat(wingload.err())
                .startsWith("wingload: this is a bug of wingload: java.lang.IllegalStateException: oops")
                .contains("-v to print the stack trace")
                .doesNotContain("\tat ");
    }

    @Test
    void verboseAddsTheTraceOfABug() {
        wingload.withCommand(() -> {
            throw new IllegalStateException("oops");
        });
        assertThat(wingload.execute("-v", "test")).isEqualTo(4);
        assertThat(wingload.err()).contains("\tat ");
    }

    @Test
    void exitCodeIsTheReturnValueOfTheCommand() {
        wingload.withCommand(ExitCode.INTERRUPTED::code);
        assertThat(wingload.execute("test")).isEqualTo(130);
    }

    @Test
    void completionKnowsEveryCommand() {
        assertThat(wingload.execute("generate-completion")).isZero();
        assertThat(wingload.out()).contains(wingload.root().getSubcommands().keySet());
    }
}
