package io.github.wingload.scenario;

import io.github.wingload.plan.Plan;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.sweep.SweepPlan;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Findings.NamedFile;
import io.github.wingload.yaml.Problem;
import java.util.List;
import java.util.Map;

/** The result of reading a scenario: a plan, or all problems. */
public sealed interface ScenarioReading {

    /**
     * A scenario that can be run.
     *
     * @param plan the validated test
     * @param sweep its levels, for a sweep
     * @param samples the rows of each of the plan's samples, in their order
     * @param secrets what no output may show
     * @param source the scenario file, byte for byte
     * @param notes facts for the user, such as the drawn seed or the proxy
     * @param warnings of settings that are valid but probably mistaken
     * @param overrides the options of the command line, such as {@code --users 10}
     * @param seedDrawn true if no seed was given, so that another reading has another one
     * @param inputs what it reads beside its own text
     */
    @SuppressWarnings("ArrayRecordComponent") // The source is only written to a file, and scenarios are not compared.
    record Scenario(
            Plan plan,
            SweepPlan sweep,
            List<SampleTable> samples,
            Secrets secrets,
            byte[] source,
            List<String> notes,
            List<String> warnings,
            List<String> overrides,
            boolean seedDrawn,
            Inputs inputs)
            implements ScenarioReading {

        public Scenario {
            samples = List.copyOf(samples);
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
            overrides = List.copyOf(overrides);
        }

        /** The same scenario with another plan. */
        public Scenario withPlan(Plan other) {
            return new Scenario(other, sweep, samples, secrets, source, notes, warnings, overrides, seedDrawn, inputs);
        }

        /** The same scenario with another plan: the one that it has with these overrides. */
        public Scenario withPlan(Plan other, Overrides given) {
            return new Scenario(
                    other, sweep, samples, secrets, source, notes, warnings, given.describe(), seedDrawn, inputs);
        }
    }

    /**
     * What a scenario reads beside its own text.
     *
     * @param files and folders that it names
     * @param variables the names of the environment variables that it refers to; true for those that must be set, because some value has
     *     no default for it
     */
    record Inputs(List<NamedFile> files, Map<String, Boolean> variables) {

        public Inputs {
            files = List.copyOf(files);
            variables = Map.copyOf(variables);
        }
    }

    /**
     * A scenario that cannot be run.
     *
     * @param problems all of them, at least one: those of the scenario file in its order, then the others
     */
    record Problems(List<Problem> problems) implements ScenarioReading {

        public Problems {
            problems = List.copyOf(problems);
        }
    }
}
