package io.github.wingload.cli;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.samples.SampleFiles;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario that was read without a problem, and where it came from.
 *
 * @param source the file
 * @param scenario what it says
 */
record OpenedScenario(ScenarioSource source, ScenarioReading.Scenario scenario) {

    /**
     * Reads a scenario, and says on stderr what the reader has noticed.
     *
     * @throws UserError with every problem in it
     */
    static OpenedScenario open(ScenarioSource source, PrintWriter err) {
        ScenarioReader reader = new ScenarioReader(System.getenv(), Version.current());
        ScenarioReading reading = reader.read(source.file(), source.directory(), source.overrides());
        if (reading instanceof ScenarioReading.Problems found) {
            throw UserError.listed(found.problems());
        }
        ScenarioReading.Scenario scenario = (ScenarioReading.Scenario) reading;
        scenario.notes().forEach(note -> err.println("note: " + note));
        scenario.warnings().forEach(warning -> err.println("warning: " + warning));
        return new OpenedScenario(source, scenario);
    }

    Plan plan() {
        return scenario.plan();
    }

    /**
     * The same files read again, with another seed; without a word, since all has been said.
     *
     * @throws UserError if they have changed, and cannot be read any more
     */
    OpenedScenario withSeed(long seed) {
        return open(source.withSeed(seed), new PrintWriter(Writer.nullWriter()));
    }

    List<SampleTable> samples() {
        return scenario.samples();
    }

    byte[] bytes() {
        return scenario.source();
    }

    /** Digest of the scenario file's bytes, in hex. */
    String scenarioSha256() {
        return Sha256.of(bytes());
    }

    /** Digest of each set of samples, in hex, in the plan's order. */
    List<String> samplesSha256() {
        return plan().samples().stream().map(OpenedScenario::sha256).toList();
    }

    /**
     * That of a file is the digest of its bytes; that of a folder the digest of its files' digests and names, in the form that
     * {@code sha256sum} prints them.
     */
    private static String sha256(Samples samples) {
        if (!samples.ofFolder()) {
            return sha256(samples.file());
        }
        try {
            return Sha256.of(SampleFiles.of(samples).stream()
                    .map(file -> sha256(file) + "  " + file.getFileName() + "\n")
                    .collect(Collectors.joining()));
        } catch (IOException e) {
            throw unreadable(samples.file(), e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException cause) {
        return new UserError(file + " cannot be read: " + cause.getMessage(), "It was there a moment ago; try again.");
    }
}
