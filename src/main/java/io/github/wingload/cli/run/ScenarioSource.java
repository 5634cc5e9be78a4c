package io.github.wingload.cli.run;

import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.result.Manifest;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The scenario that a command runs: a file, or the directory of a run to repeat.
 *
 * @param file the scenario
 * @param directory that paths in the scenario are relative to
 * @param overrides replace values of the scenario
 * @param repeated the run that is repeated, if any
 */
record ScenarioSource(Path file, Path directory, Overrides overrides, Optional<Manifest> repeated) {

    /** Options that apply only to the URL that they were given with. */
    private static final Set<Option> OF_THE_URL =
            Set.of(Option.HOST_HEADER, Option.SNI, Option.CA_FILE, Option.INSECURE);

    static ScenarioSource of(Path fileOrRun, Overrides given) {
        return Files.isDirectory(fileOrRun) ? run(fileOrRun, given) : file(fileOrRun, given);
    }

    static ScenarioSource file(Path file, Overrides given) {
        Path parent = file.getParent();
        return new ScenarioSource(file, parent == null ? Path.of("") : parent, given, Optional.empty());
    }

    /** The scenario, overrides and seed of a run; new overrides replace those of the run. */
    private static ScenarioSource run(Path path, Overrides given) {
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
            return new ScenarioSource(run.scenario(), directory, then.and(given), Optional.of(manifest));
        } catch (UnreadableRunException e) {
            throw new UserError(e, "Name a scenario file, or the directory of a run.");
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(path + " cannot be repeated: " + e.getMessage(), "Name its scenario file instead.");
        }
    }

    /** This source with another seed. */
    ScenarioSource withSeed(long seed) {
        return new ScenarioSource(file, directory, overrides.with(Option.SEED, Long.toString(seed)), repeated);
    }

    /** The path of the scenario's directory relative to a run's directory, so that both can be moved together. */
    String directorySeenFrom(Path run) throws IOException {
        Path from = run.toRealPath();
        Path to = directory.toAbsolutePath().toRealPath();
        return from.getRoot().equals(to.getRoot()) ? from.relativize(to).toString() : to.toString();
    }
}
