package io.github.wingload.cli.results;

import io.github.wingload.artefact.FileReplacement;
import io.github.wingload.artefact.RunDirectories;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.report.comparison.TrendCsv;
import io.github.wingload.report.comparison.TrendJson;
import io.github.wingload.report.comparison.TrendReport;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload trend}: shows all runs of each name over time. */
@Command(
        name = "trend",
        description = {
            "Lists the runs of each name in one table over time, and marks the changes between runs that exceed the noise.",
            "",
            "The noise is measured between replicates: runs that differ only in the seed. Runs that have not ended or"
                    + " cannot be read are reported on stderr and left out.",
            ""
        },
        exitCodeList = {"0:at least one run is shown"},
        footer = {
            "",
            "Examples:",
            "  All runs:",
            "    wingload trend",
            "  One test, for a wiki page:",
            "    wingload trend results/revertrisk-wikidata -o trend.md",
            "  A page with charts for a browser:",
            "    wingload trend results -o trend.html",
            "  For a notebook:",
            "    wingload trend results --format csv > trend.csv"
        })
public final class TrendCommand extends Subcommand {

    /** The format of a trend. */
    enum Format {
        CONSOLE,
        MARKDOWN,
        CSV,
        JSON,
        HTML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The format by the extension of a file's name; empty if the extension is unknown. */
        static Optional<Format> of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            Map<String, Format> byEnding = Map.of(".md", MARKDOWN, ".csv", CSV, ".json", JSON, ".html", HTML);
            return byEnding.keySet().stream().filter(name::endsWith).findFirst().map(byEnding::get);
        }
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "A directory with results, with the runs of one name, or of a single run (default: results).")
    private List<Path> places = List.of(Path.of("results"));

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "console, markdown, csv, json or html (default: by the extension of the -o FILE, otherwise console).")
    private Optional<Format> format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of stdout; an existing file is replaced.")
    private Optional<Path> output;

    @Override
    protected ExitCode run() throws UnreadableRunException {
        Map<Path, Path> directories = new LinkedHashMap<>();
        for (Path place : places) {
            find(place).forEach(run -> directories.putIfAbsent(identity(run), run));
        }
        List<TrendRun> runs = new ArrayList<>();
        // A copied directory holds an equal run, and is a place of its own.
        IdentityHashMap<TrendRun, Path> directoryOf = new IdentityHashMap<>();
        AtWork reading = AtWork.on("reading " + Figures.count(directories.size(), "run", "runs"), err());
        try (reading) {
            directories
                    .values()
                    .forEach(directory -> read(directory).ifPresent(run -> {
                        runs.add(run);
                        directoryOf.put(run, directory);
                    }));
        }
        if (runs.isEmpty()) {
            throw new UserError(
                    "there is no run to show in "
                            + places.stream().map(Path::toString).collect(Collectors.joining(", ")),
                    "Name a directory of results, of the runs of one name, or of a run.");
        }
        write(TrendSeries.byName(runs), run -> Optional.ofNullable(directoryOf.get(run)));
        return ExitCode.OK;
    }

    private static List<Path> find(Path place) throws UnreadableRunException {
        return Files.isDirectory(place)
                ? RunDirectories.at(place)
                : List.of(NamedRun.directory(
                        place.toString(),
                        Path.of("results"),
                        "its start time",
                        "Use wingload diff to compare it with a run."));
    }

    /** The same path for a run that is named in two ways. */
    private static Path identity(Path run) {
        try {
            return run.toRealPath();
        } catch (IOException unknown) {
            return run.toAbsolutePath().normalize();
        }
    }

    private Optional<TrendRun> read(Path directory) {
        try {
            SavedRun saved = SavedRun.read(directory);
            if (saved.ended()) {
                return Optional.of(TrendRun.of(saved.writtenReport()));
            }
            warn(directory + " is left out: it has not ended, or was killed");
        } catch (UnreadableRunException e) {
            warn(directory + " is left out: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void write(List<TrendSeries> trend, Function<TrendRun, Optional<Path>> directory) {
        Format chosen = format.or(() -> output.flatMap(Format::of)).orElse(Format.CONSOLE);
        String text = switch (chosen) {
            case CONSOLE -> TrendReport.console(trend, Terminal.columns(output.isEmpty()));
            case MARKDOWN -> TrendReport.markdown(trend);
            case CSV -> TrendCsv.of(trend);
            case JSON -> TrendJson.of(trend);
            case HTML ->
                PageReport.trend(
                        trend,
                        run -> directory
                                .apply(run)
                                .map(path -> new RunDirectory(
                                        path, run.manifest().plan().name()))
                                .flatMap(this::address));
        };
        if (output.isEmpty()) {
            out().print(text);
            return;
        }
        try {
            FileReplacement.replace(output.get(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError(e, "Name another file with -o.");
        }
    }

    /** Where the page of a run is, seen from the file that is written; empty if there is none. */
    private Optional<String> address(RunDirectory directory) {
        Path page = directory.reportHtml();
        if (!Files.exists(page)) {
            return Optional.empty();
        }
        Path from = output.map(file -> file.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("").toAbsolutePath());
        Path relative = from.relativize(page.toAbsolutePath().normalize());
        try {
            // With ./ no name of a directory can be taken for the scheme of an address.
            return Optional.of(new URI(null, null, "./" + relative, null).toASCIIString());
        } catch (URISyntaxException noAddress) {
            throw new IllegalStateException("every path is an address", noAddress);
        }
    }
}
