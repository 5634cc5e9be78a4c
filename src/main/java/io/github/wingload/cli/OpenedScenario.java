package io.github.wingload.cli;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Problem;
import io.github.wingload.scenario.Reading;
import io.github.wingload.scenario.ScenarioReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A scenario that was read without a problem, and where it came from.
 *
 * @param source the file
 * @param scenario what it says
 */
record OpenedScenario(ScenarioSource source, Reading.Scenario scenario) {

    /**
     * Reads a scenario, and says on stderr what the reader has noticed.
     *
     * @throws UserError with every problem in it
     */
    static OpenedScenario open(ScenarioSource source, PrintWriter err) {
        ScenarioReader reader = new ScenarioReader(System.getenv(), Version.current());
        Reading reading = reader.read(source.file(), source.directory(), source.overrides());
        if (reading instanceof Reading.Problems found) {
            throw UserError.listed(
                    found.problems().stream().map(Problem::toString).toList());
        }
        Reading.Scenario scenario = (Reading.Scenario) reading;
        scenario.notes().forEach(note -> err.println("note: " + note));
        scenario.warnings().forEach(warning -> err.println("warning: " + warning));
        return new OpenedScenario(source, scenario);
    }

    /** The same for a scenario file on its own. */
    static OpenedScenario open(Path file, PrintWriter err) {
        return open(ScenarioSource.file(file, Overrides.NONE), err);
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

    SampleTable samples() {
        return scenario.samples();
    }

    byte[] bytes() {
        return scenario.source();
    }

    /** Digest of the scenario file's bytes, in hex. */
    String scenarioSha256() {
        return Sha256.of(bytes());
    }

    /** Digest of the sample file's bytes, in hex; empty without samples. */
    String samplesSha256() {
        return plan().samples().map(Samples::file).map(Sha256::of).orElse("");
    }
}
