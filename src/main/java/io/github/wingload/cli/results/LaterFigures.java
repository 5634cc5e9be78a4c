package io.github.wingload.cli.results;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.PastFigures;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import io.github.wingload.text.Secrets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Figures of the server for which a Prometheus server is asked after the run. */
final class LaterFigures {

    @Option(
            names = "--observe",
            paramLabel = "SCENARIO",
            description =
                    "Ask the Prometheus servers under observe in this scenario file for the time of the run, and add their"
                            + " figures to the report. The run's directory does not change.")
    private Optional<Path> file;

    private Optional<Scenario> scenario = Optional.empty();

    /**
     * Reads the scenario file, if one was named.
     *
     * @throws UserError if it is not a valid scenario, or observes no Prometheus server
     */
    void open(Map<String, String> environment, PrintWriter err) {
        if (file.isEmpty()) {
            return;
        }
        ScenarioReading reading = new ScenarioReader(environment, Version.current()).read(file.get(), Overrides.NONE);
        if (reading instanceof ScenarioReading.Problems found) {
            throw UserError.listed(found.problems());
        }
        scenario = Optional.of((Scenario) reading);
        if (servers().isEmpty()) {
            throw new UserError(
                    file.get() + " observes no Prometheus server",
                    "Add observe: {prometheus: URL, queries: {…}}; other endpoints know only their present figures.");
        }
        observed().stream()
                .filter(observation -> !observation.asksPrometheus())
                .forEach(
                        observation -> err.println("note: observe: " + secrets().redact(observation.place())
                                + " is left out, because it knows only its present figures"));
    }

    /** What the scenario file keeps secret. */
    Secrets secrets() {
        return scenario.map(Scenario::secrets).orElse(Secrets.NONE);
    }

    /**
     * The run with the figures; the same if no scenario file was named.
     *
     * @throws UserError if a certificate or key file of a server cannot be used
     */
    SavedRun addedTo(SavedRun run) {
        if (scenario.isEmpty()) {
            return run;
        }
        Instant begin = run.manifest().start();
        Instant end = begin.plus(run.recorded().load().lastCallEnd());
        try {
            return run.observing(servers(), PastFigures.of(servers(), begin, end));
        } catch (CannotRunException e) {
            throw new UserError(e, "Correct observe in " + file.orElseThrow() + ".");
        }
    }

    /** Says for each figure without any value why there is none. */
    void warn(List<ObservedFigure> figures, PrintWriter err) {
        for (Observation server : servers()) {
            server.figures().stream()
                    .map(ServerFigure::name)
                    .flatMap(name ->
                            figures.stream().filter(figure -> figure.name().equals(name)))
                    .filter(figure -> figure.values().isEmpty())
                    .flatMap(figure -> figure.failures().stream()
                            .limit(1)
                            .map(failure -> "warning: observe: " + server.place() + ": cannot read " + figure.name()
                                    + ": " + failure.error()))
                    .forEach(warning -> err.println(secrets().redact(warning)));
        }
    }

    private List<Observation> servers() {
        return observed().stream().filter(Observation::asksPrometheus).toList();
    }

    private List<Observation> observed() {
        return scenario.map(opened -> opened.plan().observe()).orElse(List.of());
    }
}
