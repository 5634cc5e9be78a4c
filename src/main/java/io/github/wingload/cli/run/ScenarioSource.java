package io.github.wingload.cli.run;

import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.MissingFile;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.result.Manifest;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.starter.RequestLine;
import io.github.wingload.starter.Starter;
import io.github.wingload.text.Fault;
import io.github.wingload.text.IoReason;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scenario that a command works with: a file, standard input, the line that names a URL, or the directory of a run to
 * repeat.
 *
 * @param text where its text is
 * @param directory that paths in the scenario are relative to
 * @param overrides replace values of the scenario
 * @param repeated the run that is repeated, if any
 * @param environment the variables that it may name
 */
record ScenarioSource(
        Text text, Path directory, Overrides overrides, Optional<Manifest> repeated, Map<String, String> environment) {

    private static final String STANDARD = "-";
    private static final String COMMAND_LINE = "command line";
    private static final Path RESULTS = Path.of("results");
    private static final int MOST_BYTES = 10_000_000;

    /** Options that apply only to the URL that they were given with. */
    private static final Set<Option> OF_THE_URL =
            Set.of(Option.HOST_HEADER, Option.SNI, Option.CA_FILE, Option.INSECURE);

    /** Where the text of a scenario is. */
    sealed interface Text {

        /** In a file, which is read each time. */
        record InFile(Path file) implements Text {}

        /** In memory, since standard input can be read once. */
        @SuppressWarnings("ArrayRecordComponent") // It is only read.
        record Piped(byte[] bytes) implements Text {}

        /** Made from a command line. */
        record Made(Starter.Started scenario) implements Text {}
    }

    /**
     * Finds the scenario that a command names.
     *
     * @param named a URL, a file, the directory of a run, {@code latest} and the like, or {@code -} for standard input
     * @param request the rest of the request, if it is a URL
     * @throws UserError if there is no such scenario
     */
    static ScenarioSource of(String named, RequestOptions request, Overrides given, Map<String, String> environment) {
        if (RequestOptions.isUrl(named)) {
            return line(request.line(named, given), environment);
        }
        request.refuse();
        if (RunName.isLatest(named)) {
            return latest(named, given, environment);
        }
        return named.equals(STANDARD) ? standardInput(given, environment) : of(Path.of(named), given, environment);
    }

    private static ScenarioSource latest(String named, Overrides given, Map<String, String> environment) {
        try {
            return run(RunName.find(named, RESULTS).path(), given, environment);
        } catch (UnreadableRunException e) {
            throw new UserError(e, "Name a scenario file, or the directory of a run.");
        }
    }

    /** As {@link #of(String, RequestOptions, Overrides, Map)}, with a plain request if it is a URL. */
    static ScenarioSource of(String named, Overrides given, Map<String, String> environment) {
        return of(named, new RequestOptions(), given, environment);
    }

    /**
     * A scenario file, or the directory of a run.
     *
     * @throws UserError if there is none
     */
    static ScenarioSource of(Path fileOrRun, Overrides given, Map<String, String> environment) {
        if (Files.notExists(fileOrRun)) {
            throw MissingFile.error(fileOrRun);
        }
        return Files.isDirectory(fileOrRun) ? run(fileOrRun, given, environment) : file(fileOrRun, given, environment);
    }

    private static ScenarioSource file(Path file, Overrides given, Map<String, String> environment) {
        Path parent = file.getParent();
        return new ScenarioSource(
                new Text.InFile(file), parent == null ? Path.of("") : parent, given, Optional.empty(), environment);
    }

    private static ScenarioSource standardInput(Overrides given, Map<String, String> environment) {
        try {
            byte[] bytes = BoundedRead.of(System.in, MOST_BYTES);
            return new ScenarioSource(new Text.Piped(bytes), Path.of(""), given, Optional.empty(), environment);
        } catch (IOException e) {
            throw new UserError("standard input cannot be read: " + IoReason.of(e), "Name a scenario file instead.");
        }
    }

    private static ScenarioSource line(RequestLine line, Map<String, String> environment) {
        Path working = Path.of("");
        return new ScenarioSource(
                new Text.Made(made(line, working)), working, line.furtherSettings(), Optional.empty(), environment);
    }

    /**
     * The scenario that a line stands for, in a directory.
     *
     * @throws UserError if no scenario can do the same
     */
    static Starter.Started made(RequestLine line, Path directory) {
        try {
            return Starter.fromLine(line, Path.of(""), directory);
        } catch (Fault fault) {
            throw new UserError("this request cannot be sent: " + fault.found(), "What to do: " + fault.remedy());
        }
    }

    /** The scenario, overrides and seed of a run; new overrides replace those of the run. */
    private static ScenarioSource run(Path path, Overrides given, Map<String, String> environment) {
        RunDirectory run = new RunDirectory(path, "");
        try {
            Manifest manifest = SavedRun.read(path).manifest();
            Path directory =
                    path.toRealPath().resolve(manifest.scenarioDirectory()).normalize();
            Overrides then = Overrides.described(manifest.overrides())
                    .with(Option.SEED, Long.toString(manifest.plan().seed()));
            if (given.value(Option.URL).isPresent()) {
                then = then.without(OF_THE_URL);
            }
            return new ScenarioSource(
                    new Text.InFile(run.scenario()), directory, then.and(given), Optional.of(manifest), environment);
        } catch (UnreadableRunException e) {
            throw new UserError(e, "Name a scenario file, or the directory of a run.");
        } catch (IOException e) {
            throw notRepeated(path, IoReason.of(e));
        } catch (IllegalArgumentException e) {
            throw notRepeated(path, "" + e.getMessage());
        }
    }

    private static UserError notRepeated(Path run, String reason) {
        return new UserError(run + " cannot be repeated: " + reason, "Name its scenario file instead.");
    }

    /** Reads the scenario, or finds all of its problems. */
    ScenarioReading read() {
        if (text instanceof Text.InFile in) {
            return reader(Map.of()).read(in.file(), directory, overrides);
        }
        if (text instanceof Text.Piped piped) {
            return reader(Map.of()).read(name(), piped.bytes(), directory, overrides);
        }
        Starter.Started made = ((Text.Made) text).scenario();
        byte[] yaml = made.yaml().getBytes(StandardCharsets.UTF_8);
        ScenarioReading reading = reader(made.secrets()).read(name(), yaml, directory, overrides);
        return reading instanceof ScenarioReading.Problems found
                ? new ScenarioReading.Problems(
                        found.problems().stream().map(ScenarioSource::onTheLine).toList())
                : reading;
    }

    private ScenarioReader reader(Map<String, String> secrets) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(secrets);
        return new ScenarioReader(variables, Version.current());
    }

    /** Names the option that was typed: the line of the scenario that was made from it is in no file. */
    private static Problem onTheLine(Problem problem) {
        return problem.line() == 0
                ? problem
                : Problem.ofOption(RequestLine.part(problem.path()), problem.found(), problem.remedy());
    }

    /** The name of the scenario for messages and results: that of its file, as given, if it is in one. */
    String name() {
        if (text instanceof Text.InFile in) {
            return in.file().toString();
        }
        return text instanceof Text.Piped ? "standard input" : COMMAND_LINE;
    }

    /** The name of a file with the scenario, in its directory. */
    String fileName() {
        return text instanceof Text.InFile in ? in.file().getFileName().toString() : "scenario.yaml";
    }

    /** How the scenario differs from the line that it was made from. */
    List<String> notes() {
        return text instanceof Text.Made made ? made.scenario().notes() : List.of();
    }

    /** This source with more overrides, which replace those that it has. */
    ScenarioSource with(Overrides more) {
        return new ScenarioSource(text, directory, overrides.and(more), repeated, environment);
    }

    /** The path of the scenario's directory relative to a run's directory, so that both can be moved together. */
    String directorySeenFrom(Path run) throws IOException {
        Path from = run.toRealPath();
        Path to = directory.toAbsolutePath().toRealPath();
        return from.getRoot().equals(to.getRoot()) ? from.relativize(to).toString() : to.toString();
    }

    /** Without the environment, which has secrets. */
    @Override
    public String toString() {
        return name();
    }
}
