package io.github.wingload.cli.results;

import io.github.wingload.artefact.FileReplacement;
import io.github.wingload.artefact.RunDirectories;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Formats;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.diff.Origin;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.earlier.EarlierResult;
import io.github.wingload.report.comparison.CapacityTrend;
import io.github.wingload.report.comparison.TrendCsv;
import io.github.wingload.report.comparison.TrendJson;
import io.github.wingload.report.comparison.TrendReport;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.saved.SavedSweep;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Page;
import io.github.wingload.text.PlainText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
            "Lists the runs of each name in one table over time, and marks the changes between runs that exceed the noise."
                    + " Of several sweeps, it lists the highest load that each found.",
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
            "  The capacity that sweeps found:",
            "    wingload trend results/quickstart/sweep-*",
            "  For a notebook:",
            "    wingload trend results --format csv > trend.csv",
            "  With the figures of an old ticket, typed into a file:",
            "    wingload trend results/revertrisk-wikidata 2025-11-04.yaml"
        })
public final class TrendCommand extends Subcommand {

    /** The format of a trend. */
    enum Format {
        CONSOLE,
        MARKDOWN,
        CSV,
        JSON,
        HTML;

        private static final Formats<Format> ALL =
                new Formats<>(Map.of(".md", MARKDOWN, ".csv", CSV, ".json", JSON, ".html", HTML), CONSOLE);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "A directory with results, with the runs of one name, or of a single run (default: results)."
                    + " Also a _stats.csv of Locust, or a YAML file with the figures of an earlier result.")
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
        Format chosen = Format.ALL.chosen(format, output, Format.CONSOLE);
        List<Path> sweeps = places.stream()
                .flatMap(named -> SavedSweep.directory(named).stream())
                .toList();
        if (sweeps.size() > 1 && sweeps.size() == places.size()) {
            return sweeps(sweeps, chosen);
        }
        Map<Path, Path> directories = new LinkedHashMap<>();
        Map<Path, TrendRun> earlier = new LinkedHashMap<>();
        for (Path named : places) {
            RunName.Place place = Files.isDirectory(named)
                    ? new RunName.Directory(named)
                    : RunName.find(named.toString(), Path.of("results"));
            if (place instanceof RunName.Directory) {
                RunDirectories.at(place.path()).forEach(run -> directories.putIfAbsent(identity(run), run));
            } else {
                earlier.putIfAbsent(identity(place.path()), earlier(place));
            }
        }
        List<TrendRun> runs = new ArrayList<>(earlier.values());
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
        write(chosen, TrendSeries.byName(runs), run -> Optional.ofNullable(directoryOf.get(run)));
        return ExitCode.OK;
    }

    /** Follows what sweeps found. */
    private ExitCode sweeps(List<Path> directories, Format chosen) throws UnreadableRunException {
        if (chosen != Format.CONSOLE && chosen != Format.MARKDOWN) {
            throw new UserError(
                    "a trend of sweeps is only written as console or markdown",
                    "Omit --format; for programs, sweep.json of each sweep has what it found.");
        }
        List<Sweep> sweeps = new ArrayList<>();
        AtWork reading = AtWork.on("reading " + Figures.count(directories.size(), "sweep", "sweeps"), err());
        try (reading) {
            for (Path directory : directories) {
                Sweep sweep = SavedSweep.read(directory);
                if (sweep.levels().isEmpty()) {
                    warn(directory + " is left out: none of its runs has ended");
                } else {
                    sweeps.add(sweep);
                }
            }
        }
        if (sweeps.isEmpty()) {
            throw new UserError("no run of these sweeps has ended", "Name sweeps with runs.");
        }
        Page page = CapacityTrend.of(sweeps);
        write(page.in(chosen == Format.MARKDOWN ? new Markdown() : PlainText.of(Terminal.columns(output.isEmpty()))));
        return ExitCode.OK;
    }

    private TrendRun earlier(RunName.Place place) throws UnreadableRunException {
        EarlierResult result = NamedRun.earlier(place);
        result.warnings().forEach(this::warn);
        Instant start = result.start().isPresent() ? result.start().get() : lastChange(place.path());
        return TrendRun.of(
                Origin.ofTable(
                        result.name(), place.path().getFileName().toString(), start, result.labels(), result.load()),
                NamedRun.evidence(result));
    }

    private Instant lastChange(Path table) throws UnreadableRunException {
        warn("no _stats_history.csv beside " + table
                + " says when it started; its date is when the file was last changed");
        try {
            return Files.getLastModifiedTime(table).toInstant();
        } catch (IOException e) {
            throw UnreadableRunException.of(table, e);
        }
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

    private void write(Format chosen, List<TrendSeries> trend, Function<TrendRun, Optional<Path>> directory) {
        write(
                switch (chosen) {
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
                                                path, run.origin().name()))
                                        .flatMap(this::address));
                });
    }

    private void write(String text) {
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
