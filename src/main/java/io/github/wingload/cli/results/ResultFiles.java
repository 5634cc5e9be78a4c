package io.github.wingload.cli.results;

import io.github.wingload.artefact.ReportJson;
import io.github.wingload.artefact.RunDirectories;
import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Audit;
import io.github.wingload.audit.Finding;
import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.RunStatement;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.earlier.EarlierResultReader;
import io.github.wingload.earlier.LocustStatement;
import io.github.wingload.report.comparison.AuditReport.Audited;
import io.github.wingload.vllmbench.BenchDirectory;
import io.github.wingload.vllmbench.BenchFile;
import io.github.wingload.vllmbench.BenchResult;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds out what kind of result a file is, reads it, and audits it. */
final class ResultFiles {

    private static final Pattern BESIDE_STATS = Pattern.compile("_(?:stats_history|failures|exceptions)\\.csv$");

    private final Path results;
    private final OptionalLong maxTokens;
    private final Consumer<String> warn;

    /**
     * @param results the directory in which runs of wingload are found by name
     * @param maxTokens how many tokens each request asked for; empty if that is not known
     * @param warn receives a sentence for each problem of a file that can be read nevertheless
     */
    ResultFiles(Path results, OptionalLong maxTokens, Consumer<String> warn) {
        this.results = results;
        this.maxTokens = maxTokens;
        this.warn = warn;
    }

    /**
     * Audits what a file or directory holds, which may be several results.
     *
     * @param name as the user wrote it
     * @throws UnreadableRunException if it cannot be read
     * @throws UserError with all problems of a YAML file
     */
    List<Audited> audited(String name) throws UnreadableRunException {
        Path path = Path.of(name);
        if (Files.isRegularFile(path) && path.endsWith("report.json")) {
            return List.of(audited(name, RunStatement.of(ReportJson.read(path))));
        }
        RunName.Place place = RunName.find(BESIDE_STATS.matcher(name).replaceFirst("_stats.csv"), results);
        if (place instanceof RunName.Table) {
            return List.of(audited(name, LocustStatement.read(place.path(), warn)));
        }
        if (place instanceof RunName.Figures) {
            return List.of(audited(name, ticket(place.path())));
        }
        if (place instanceof RunName.Benchmark) {
            return Files.isDirectory(place.path()) ? levels(name, place.path()) : benchmarks(name, place.path());
        }
        return runs(name, place.path());
    }

    private static Audited audited(String name, StatedResult stated) {
        return new Audited(name, Audit.of(stated));
    }

    private List<Audited> runs(String name, Path directory) throws UnreadableRunException {
        List<Path> runs = RunDirectories.at(directory);
        if (runs.isEmpty()) {
            throw new UnreadableRunException(directory, "it has neither a run of wingload nor a cN.json of vllm-bench");
        }
        List<Audited> audited = new ArrayList<>();
        for (Path run : runs) {
            String shown = run.equals(directory) ? name : run.toString();
            audited.add(audited(shown, RunStatement.of(SavedRun.read(run).writtenReport())));
        }
        return audited;
    }

    private StatedResult ticket(Path file) {
        Findings findings = new Findings();
        Optional<StatedResult> stated = EarlierResultReader.stated(file, findings, warn);
        List<Problem> problems = findings.problems(file.toString());
        if (!problems.isEmpty()) {
            throw UserError.listed(problems);
        }
        return stated.orElseThrow();
    }

    private List<Audited> benchmarks(String name, Path file) throws UnreadableRunException {
        List<BenchResult> read = BenchFile.read(file);
        List<Audited> audited = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            String shown = read.size() == 1 ? name : name + ", result " + (i + 1);
            audited.add(audited(shown, stated(read.get(i), shown)));
        }
        return audited;
    }

    private List<Audited> levels(String name, Path directory) throws UnreadableRunException {
        BenchDirectory read = BenchDirectory.read(directory);
        List<Audited> audited = new ArrayList<>();
        List<StatedResult> levels = new ArrayList<>();
        for (Map.Entry<String, BenchResult> level : read.levels().entrySet()) {
            StatedResult stated = read.withSummary(stated(level.getValue(), level.getKey()), level.getValue());
            levels.add(stated);
            audited.add(audited(directory.resolve(level.getKey()).toString(), stated));
        }
        List<Finding> together =
                Audit.ofLevels(levels, read.window().map(window -> Stated.within(window.toMillis() / 1e3, 1)));
        if (!together.isEmpty()) {
            audited.add(new Audited(name + ", all levels together", together));
        }
        return audited;
    }

    private StatedResult stated(BenchResult result, String name) {
        StatedResult stated = result.stated(name);
        return maxTokens.isPresent()
                ? stated.renamed(name)
                        .with(Quantity.ASKED_TOKENS, maxTokens.getAsLong())
                        .build()
                : stated;
    }
}
