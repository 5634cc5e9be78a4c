package io.github.wingload.cli;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code wingload generate-man-pages}: writes the help of all commands for {@code man}. */
@Command(
        name = "generate-man-pages",
        description = {
            "Writes a manual page for each command, to be read with man.",
            "",
            "Existing pages in the directory are replaced.",
            ""
        },
        exitCodeList = {"0:the pages were written"},
        footer = {
            "",
            "Examples:",
            "  For the current user, if ~/.local/bin is on the PATH:",
            "    wingload generate-man-pages ~/.local/share/man/man1",
            "    man wingload-run"
        })
final class GenerateManPagesCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIRECTORY",
            description = "Where the pages go, usually a directory named man1. It is created if it does not exist.")
    private Path directory;

    @Override
    protected ExitCode run() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UserError("cannot create " + directory + ": " + IoReason.of(e), "Name another directory.");
        }
        CommandSpec root = spec().root();
        write(root);
        root.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::write);
        return ExitCode.OK;
    }

    private void write(CommandSpec command) {
        new NewFile(directory.resolve(ManPage.nameOf(command) + ".1"), true)
                .write(ManPage.of(command, Version.current()));
    }
}
