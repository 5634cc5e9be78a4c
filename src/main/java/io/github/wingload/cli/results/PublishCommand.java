package io.github.wingload.cli.results;

import io.github.wingload.artefact.FileReplacement;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.report.comparison.MarkedBlock;
import io.github.wingload.report.comparison.PublishedResult;
import io.github.wingload.result.Analysis;
import io.github.wingload.text.Fault;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload publish}: writes the latest result into a Markdown page. */
@Command(
        name = "publish",
        description = {
            "Writes the result of a run into a marked block of a Markdown file.",
            "",
            "The block is the text between these two lines,",
            "",
            "  <!-- wingload:NAME -->",
            "  <!-- /wingload:NAME -->",
            "",
            "where NAME is the name of the scenario. Only the block is replaced; every other byte of the file stays."
                    + " Publishing the same run again changes nothing.",
            ""
        },
        exitCodeList = {"0:the file shows the run, whatever its verdict"},
        footer = {
            "",
            "Examples:",
            "  The last run, into a README that has the two lines:",
            "    wingload publish README.md",
            "  The last run of one name; the first time, at the end of the file:",
            "    wingload publish README.md revertrisk-wikidata@latest --append"
        })
public final class PublishCommand extends Subcommand {

    private static final int MOST_BYTES = 100_000_000;
    private static final byte[][] UTF_16_MARKS = {{(byte) 0xfe, (byte) 0xff}, {(byte) 0xff, (byte) 0xfe}};

    @Parameters(index = "0", paramLabel = "FILE", description = "A Markdown file.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = "latest",
            description = "A run's directory, its run.json, latest, or NAME@latest (default: ${DEFAULT-VALUE}).")
    private String run;

    @Option(
            names = "--append",
            description = "Add a block at the end of the file if the file has no block for this name.")
    private boolean append;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "The directory with the runs (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Override
    protected ExitCode run() throws UnreadableRunException {
        Analysis report = report();
        String name = report.result().manifest().plan().name();
        String id = report.result().manifest().id();
        byte[] before = read();
        byte[] after = withResult(before, name, PublishedResult.markdown(report));
        if (Arrays.equals(before, after)) {
            err().println(file + " already shows " + name + " " + id);
            return ExitCode.OK;
        }
        try {
            FileReplacement.replace(file, after);
        } catch (IOException e) {
            throw new UserError(e, "The file was not changed.");
        }
        err().println(file + " now shows " + name + " " + id);
        return ExitCode.OK;
    }

    private Analysis report() throws UnreadableRunException {
        Path directory = NamedRun.directory(
                run, results, "the test", "Name a run of wingload: its directory, latest, or NAME@latest.");
        SavedRun saved = SavedRun.read(directory);
        if (!saved.ended()) {
            throw new UserError(
                    directory + " has not ended, or was killed", "Name another run; wingload report shows this one.");
        }
        return saved.writtenReport();
    }

    private byte[] read() {
        byte[] bytes;
        try {
            bytes = BoundedRead.ofFile(file, MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + file, "Name a Markdown file; with --append it may be empty.");
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + IoReason.of(e), "Name a Markdown file.");
        }
        for (byte[] mark : UTF_16_MARKS) {
            if (bytes.length > 1 && bytes[0] == mark[0] && bytes[1] == mark[1]) {
                throw new UserError(file + " is in UTF-16", "Save it in UTF-8.");
            }
        }
        return bytes;
    }

    private byte[] withResult(byte[] before, String name, String content) {
        try {
            Optional<byte[]> after = MarkedBlock.replaced(before, name, content);
            if (after.isPresent()) {
                return after.get();
            }
            if (append) {
                return MarkedBlock.appended(before, name, content);
            }
        } catch (Fault e) {
            throw new UserError(file + ", " + e.found(), e.remedy());
        }
        throw new UserError(
                file + " has no block for " + name,
                "Add these two lines where the result should appear, or use --append to add them at the end:\n\n    "
                        + MarkedBlock.begin(name) + "\n    " + MarkedBlock.end(name));
    }
}
