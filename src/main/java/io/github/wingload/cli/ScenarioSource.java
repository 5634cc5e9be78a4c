package io.github.wingload.cli;

import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.result.Manifest;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a command is told to run: a scenario file, or the directory of a run that is to be repeated.
 *
 * @param file the scenario
 * @param directory to which paths in it are relative
 * @param overrides what takes the place of its own values
 * @param repeated the run that is repeated, if one is
 */
record ScenarioSource(Path file, Path directory, Overrides overrides, Optional<Manifest> repeated) {

    /** Goes with the URL that it was given for. */
    private static final Set<Option> OF_THE_URL =
            Set.of(Option.HOST_HEADER, Option.SNI, Option.CA_FILE, Option.INSECURE);

    static ScenarioSource of(Path fileOrRun, Overrides given) {
        return Files.isDirectory(fileOrRun) ? run(fileOrRun, given) : file(fileOrRun, given);
    }

    static ScenarioSource file(Path file, Overrides given) {
        Path parent = file.getParent();
        return new ScenarioSource(file, parent == null ? Path.of("") : parent, given, Optional.empty());
    }

    /** The same scenario, overrides and seed again; what is given now goes before what was given then. */
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

    /** The same with another seed. */
    ScenarioSource withSeed(long seed) {
        return new ScenarioSource(file, directory, overrides.with(Option.SEED, Long.toString(seed)), repeated);
    }

    /** The directory as it is seen from a run's, so that a tree with runs in it can be moved. */
    String directorySeenFrom(Path run) throws IOException {
        Path from = run.toRealPath();
        Path to = directory.toAbsolutePath().toRealPath();
        return from.getRoot().equals(to.getRoot()) ? from.relativize(to).toString() : to.toString();
    }
}
