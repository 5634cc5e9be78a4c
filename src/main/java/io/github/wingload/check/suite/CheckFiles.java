package io.github.wingload.check.suite;

import io.github.wingload.check.CheckCase;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.text.IoReason;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Place;
import io.github.wingload.yaml.Problem;
import io.github.wingload.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of a check: suites of httpbb, scenarios, and folders of both. Sends nothing. */
public final class CheckFiles {

    private static final String WHEN_EMPTY = "write a suite, or a scenario";

    private final Map<String, String> environment;
    private final String version;
    private final ServiceList services;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param environment the variables for scenarios
     * @param version wingload's version, for the User-Agent of scenarios
     * @param services names runbooks for the cases of suites
     */
    public CheckFiles(Map<String, String> environment, String version, ServiceList services) {
        this.environment = Map.copyOf(environment);
        this.version = version;
        this.services = services;
    }

    /** All cases of the files and folders, in their order; incomplete if there are {@link #problems}. */
    public Cases read(List<Path> paths) {
        Cases all = Cases.NONE;
        for (Path path : paths) {
            for (Path file : files(path)) {
                all = all.and(readFile(file));
            }
        }
        return all;
    }

    /** Everything that is wrong with the files that were read. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The YAML files of a folder, by name, or the file itself. */
    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(entry -> entry.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                report(path, "there is no YAML file in this folder", "name a suite, a scenario or a folder of these");
            }
            return files;
        } catch (IOException e) {
            report(path, "cannot be read: " + IoReason.of(e), "name a readable folder");
            return List.of();
        }
    }

    private void report(Path path, String found, String remedy) {
        Findings findings = new Findings();
        findings.problem(Place.in(path.toString(), 0, 0), "", found, remedy);
        problems.addAll(findings.problems(path.toString()));
    }

    private Cases readFile(Path file) {
        Findings findings = new Findings();
        Path parent = file.getParent();
        Optional<Node> root =
                YamlFile.root(file, "suite or scenario", WHEN_EMPTY, parent == null ? Path.of("") : parent, findings);
        if (root.isPresent() && !SuiteReader.isSuite(root.get())) {
            return scenario(file);
        }
        Cases cases = root.map(SuiteReader::read).orElse(Cases.NONE);
        problems.addAll(findings.problems(file.toString()));
        return cases.with(cases.cases().stream().map(this::withRunbook).toList());
    }

    private CheckCase withRunbook(CheckCase one) {
        return services.runbook(one.id()).map(one::withRunbook).orElse(one);
    }

    private Cases scenario(Path file) {
        ScenarioReading reading = new ScenarioReader(environment, version).read(file, Overrides.NONE);
        if (reading instanceof ScenarioReading.Problems found) {
            problems.addAll(found.problems());
            return Cases.NONE;
        }
        Cases cases = ScenarioCases.of(file, (ScenarioReading.Scenario) reading);
        return cases.with(cases.cases().stream()
                .map(one -> one.runbook().isPresent() ? one : withRunbook(one))
                .toList());
    }
}
