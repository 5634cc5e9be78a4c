package io.github.wingload.cli.results;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ComparedSides;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.LeveledResult;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.TextFormat;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.diff.LevelsDiff;
import io.github.wingload.diff.LevelsDiff.LevelDiff;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.report.comparison.DiffJson;
import io.github.wingload.report.comparison.DiffReport;
import io.github.wingload.report.comparison.LevelsReport;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.report.picture.Picture;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Markup;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Remarkup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code wingload diff}: what changed from one run to another. */
@Command(
        name = "diff",
        description = {
            "Compares two runs: which figures changed, with what confidence, and whether the change matters.",
            "",
            "A run is named by its directory, its run.json, latest (the newest), latest~1 (the one before), NAME@latest~1"
                    + " (of that name); by a _stats.csv of Locust, or its prefix; by a JSON file of vllm-bench; or by a YAML file with"
                    + " the figures of an earlier result. Two sweeps, and two directories with cN.json of vllm-bench, are compared"
                    + " level by level.",
            ""
        },
        exitCodeList = {
            "0:no figure that decides got worse",
            "1:a figure that decides got worse, or some got worse and others better",
            "3:there is not enough data, or the runs are not comparable"
        },
        footer = {
            "",
            "Examples:",
            "  The last two runs of one name:",
            "    wingload diff quickstart@latest~1 quickstart@latest",
            "  A Locust result against the last run, for a ticket:",
            "    wingload diff results/revertrisk_stats.csv latest --format remarkup",
            "  A page with charts for a browser:",
            "    wingload diff baseline latest -o diff.html",
            "  Repeated runs, before and after:",
            "    wingload diff --a RUN1 --a RUN2 --a RUN3 --b RUN4 --b RUN5 --b RUN6",
            "  Two sweeps, level by level:",
            "    wingload diff results/NAME/sweep-OLD results/NAME/sweep-NEW",
            "  A gate in a script:",
            "    wingload diff baseline latest --fail-on p90,success --material p90=5%% || exit 1"
        })
public final class DiffCommand extends Subcommand {

    @Parameters(arity = "0..2", paramLabel = "RUN", description = "Two runs: A is the baseline, B the new run.")
    private List<String> runs = List.of();

    @Option(names = "--a", paramLabel = "RUN", description = "A run of side A; may be repeated.")
    private List<String> a = List.of();

    @Option(names = "--b", paramLabel = "RUN", description = "A run of side B; may be repeated.")
    private List<String> b = List.of();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "The directory with the runs (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "console, markdown, remarkup, json or html (default: by the extension of the -o FILE, otherwise"
                            + " console).")
    private Optional<TextFormat> format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of stdout; an existing file is replaced.")
    private Optional<Path> output;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Write the result as a picture of 1200 × 630 pixels, .png or .svg; an existing file is replaced. Without"
                            + " --format and -o, nothing else is written.")
    private Optional<Path> picture;

    @Option(names = "--force", description = "Compare runs even if they are not comparable; a warning is added.")
    private boolean force;

    @Mixin
    private JudgedFigures figures;

    @Override
    protected ExitCode run() throws UnreadableRunException {
        figures.check();
        Optional<NewFile> file = output.map(path -> new NewFile(path, true));
        file.ifPresent(NewFile::check);
        TextFormat chosen = TextFormat.ALL.chosen(format, output, TextFormat.CONSOLE);
        Optional<NewPicture> drawing = picture.map(path -> NewPicture.checked(path, true));
        Optional<LevelsDiff> levels = runs.size() == 2 ? levels(runs.get(0), runs.get(1), chosen) : Optional.empty();
        if (levels.isPresent()) {
            String text = text(levels.get(), chosen);
            file.ifPresentOrElse(there -> there.write(text), () -> out().print(text));
            return ExitCode.of(levels.get().overall());
        }
        ComparedSides sides;
        AtWork reading = AtWork.on("reading runs", err());
        try (reading) {
            sides = sides(runs);
        }
        RunDiff diff = sides.diff();
        if (refused(diff)) {
            return ExitCode.NO_ANSWER;
        }
        if (drawing.isEmpty() || format.isPresent() || output.isPresent()) {
            String text = text(sides, chosen);
            file.ifPresentOrElse(there -> there.write(text), () -> out().print(text));
        }
        drawing.ifPresent(there ->
                there.write(Picture.of(diff, sides.a().drawn(), sides.b().drawn())));
        return ExitCode.of(diff.overall());
    }

    /** True, with the reasons on stderr, if the sides are not comparable. */
    private boolean refused(RunDiff diff) {
        if (diff.unlike().isEmpty() || force) {
            return false;
        }
        diff.unlike().forEach(reason -> warn("not compared: " + reason));
        warn("use --force to compare them nevertheless.");
        return true;
    }

    /**
     * The comparison of results at several loads; empty if neither name is that of such a result.
     *
     * @throws UserError if only one is, if they have no load in common, or if they cannot be written in this format
     */
    private Optional<LevelsDiff> levels(String nameA, String nameB, TextFormat format) throws UnreadableRunException {
        AtWork reading = AtWork.on("reading runs", err());
        try (reading) {
            Optional<LeveledResult> ofA = LeveledResult.find(nameA);
            Optional<LeveledResult> ofB = LeveledResult.find(nameB);
            if (ofA.isEmpty() && ofB.isEmpty()) {
                return Optional.empty();
            }
            if (ofA.isEmpty() || ofB.isEmpty()) {
                throw new UserError(
                        (ofA.isEmpty() ? nameB : nameA) + " has results at several loads and "
                                + (ofA.isEmpty() ? nameA : nameB) + " at one",
                        "Name the run or the file of one level, such as c8.json, or results at several loads on both"
                                + " sides.");
            }
            if (picture.isPresent() || format == TextFormat.JSON || format == TextFormat.HTML) {
                throw new UserError(
                        "several levels make no single picture, page or JSON document",
                        "Name the run or the file of one level on each side, or write text with --format markdown.");
            }
            return Optional.of(ofA.get().diff(ofB.get(), figures::rules, force, this::warn));
        }
    }

    /** All figures of each level, and what was found as a whole. */
    private String text(LevelsDiff levels, TextFormat format) {
        Markup markup = markup(format);
        List<String> pages = new ArrayList<>();
        for (LevelDiff level : levels.levels()) {
            if (!level.refused()) {
                pages.add(DiffReport.of(level.diff()).in(markup));
            }
        }
        pages.add(LevelsReport.of(levels).in(markup));
        return String.join("\n", pages);
    }

    private ComparedSides sides(List<String> named) throws UnreadableRunException {
        boolean pair = named.size() == 2 && a.isEmpty() && b.isEmpty();
        boolean lists = named.isEmpty() && !a.isEmpty() && !b.isEmpty();
        if (!pair && !lists) {
            throw new ParameterException(spec().commandLine(), "name two runs, or each side's with --a and --b");
        }
        List<NamedRun> ofA = NamedRun.openAll(pair ? named.subList(0, 1) : a, results);
        List<NamedRun> ofB = NamedRun.openAll(pair ? named.subList(1, 2) : b, results);
        if (picture.isPresent()
                && Stream.concat(ofA.stream(), ofB.stream())
                        .allMatch(run -> run.plan().isEmpty())) {
            throw new UserError(
                    "results of other tools have no course over time to draw",
                    "Leave out --picture, or compare with a run of wingload.");
        }
        return ComparedSides.of(ofA, ofB, figures::rules, this::warn);
    }

    private String text(ComparedSides sides, TextFormat format) {
        RunDiff diff = sides.diff();
        return switch (format) {
            case CONSOLE, MARKDOWN, REMARKUP -> DiffReport.of(diff).in(markup(format));
            case JSON -> DiffJson.of(diff);
            case HTML -> PageReport.diff(diff, sides.a().drawn(), sides.b().drawn());
        };
    }

    private Markup markup(TextFormat format) {
        return switch (format) {
            case MARKDOWN -> new Markdown();
            case REMARKUP -> new Remarkup();
            default -> PlainText.of(Terminal.columns(output.isEmpty()));
        };
    }
}
