package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class GenerateManPagesCommandTest {

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path temporary;

    private Path pages;

    @BeforeEach
    void generate() {
        pages = temporary.resolve("share/man/man1");
        assertThat(wingload.execute("generate-man-pages", pages.toString())).isZero();
        assertThat(wingload.err()).isEmpty();
    }

    @Test
    void everyCommandHasAPageWithAllItsOptions() throws IOException {
        for (CommandSpec command : commands()) {
            String page = Files.readString(pages.resolve(command.qualifiedName("-") + ".1"));
            assertThat(page)
                    .startsWith(".TH \"" + command.qualifiedName("-").toUpperCase(Locale.ROOT) + "\" 1 ")
                    .contains(".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"DESCRIPTION\"", ".SH \"EXIT STATUS\"");
            for (OptionSpec option : command.options()) {
                assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
            }
            for (ArgSpec argument : command.positionalParameters()) {
                assertThat(page).contains(argument.paramLabel().replace("-", "\\-"));
            }
        }
    }

    @Test
    void thePageOfWingloadListsItsCommands() throws IOException {
        assertThat(Files.readString(pages.resolve("wingload.1")))
                .contains("\n.TP\n\\fBwingload\\-run\\fR(1)\nRuns a load test, or repeats one.\n");
        assertThat(Files.readString(pages.resolve("wingload-run.1")))
                .contains("\n.SH \"SEE ALSO\"\n\\fBwingload\\fR(1)\n");
    }

    @Test
    void nothingInATextIsAnInstruction() throws IOException {
        for (CommandSpec command : commands()) {
            Path page = pages.resolve(command.qualifiedName("-") + ".1");
            assertThat(Files.readAllLines(page))
                    .allSatisfy(line -> assertThat(line)
                            .matches("(\\.(TH|SH) \".*\"|\\.(TP|sp|nf|fi)|(?![.']).*)")
                            .matches("(\\\\(f[BIR]|e|-|&|\\((aq|ga|ha|ti|dq))|[^\\\\])*"));
        }
    }

    @Test
    void existingPagesAreReplaced() throws IOException {
        Files.writeString(pages.resolve("wingload.1"), "old");
        generate();

        assertThat(Files.readString(pages.resolve("wingload.1"))).startsWith(".TH");
    }

    @Test
    void aDirectoryThatCannotBeCreatedIsAUsageError() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThat(wingload.execute("generate-man-pages", file.resolve("man1").toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("cannot create", "Name another directory.");
    }

    private List<CommandSpec> commands() {
        CommandLine root = wingload.root();
        return Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .toList();
    }
}
