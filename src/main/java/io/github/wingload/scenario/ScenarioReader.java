package io.github.wingload.scenario;

import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading.Problems;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import io.github.wingload.scenario.task.TagFilter;
import io.github.wingload.text.ForeignWords;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Problem;
import io.github.wingload.yaml.TreeBuilder;
import io.github.wingload.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Reads a scenario file into a plan, or finds everything that is wrong with it.
 *
 * <p>Reads the file and its samples, and checks that the other files exist. Sends nothing and resolves no names. Can be used
 * again, by one thread at a time.
 */
public final class ScenarioReader {

    private static final ForeignWords FOREIGN = ForeignWords.of(ScenarioReader.class, "foreign-words.txt");
    private static final String WHEN_EMPTY = "write a scenario with at least name, target, load and tasks";

    private final Environment environment;
    private final String version;
    private final LongSupplier seeds;

    /**
     * A reader.
     *
     * @param environment the variables for {@code ${NAME}}, the proxy and the contact
     * @param version wingload's version, for the User-Agent
     */
    public ScenarioReader(Map<String, String> environment, String version) {
        // Nine digits are easily typed again.
        this(environment, version, () -> ThreadLocalRandom.current().nextLong(1_000_000_000));
    }

    /** With a source of seeds for scenarios that have none. */
    ScenarioReader(Map<String, String> environment, String version, LongSupplier seeds) {
        this.environment = new Environment(environment);
        this.version = version;
        this.seeds = seeds;
    }

    /** Reads the file. Values of the command line replace its own. */
    public ScenarioReading read(Path file, Overrides overrides) {
        Path parent = file.getParent();
        return read(file, parent == null ? Path.of("") : parent, overrides);
    }

    /**
     * Reads a copy of a file.
     *
     * @param directory of the original file, which paths are relative to
     */
    public ScenarioReading read(Path file, Path directory, Overrides overrides) {
        Findings findings = new Findings();
        return YamlFile.bytes(file, "scenario", findings)
                .map(source -> read(file.toString(), source, directory, overrides))
                .orElseGet(() -> new Problems(findings.problems(file.toString())));
    }

    /**
     * Reads a scenario that is in no file.
     *
     * @param name of its text in messages, such as {@code standard input}
     * @param source the text, in UTF-8
     * @param directory that its paths are relative to
     */
    public ScenarioReading read(String name, byte[] source, Path directory, Overrides overrides) {
        Findings findings = new Findings(FOREIGN);
        boolean exceedLimits =
                overrides.value(Option.EXCEED_LIMITS).filter("true"::equals).isPresent();
        PlanSection.Circumstances circumstances = new PlanSection.Circumstances(
                environment,
                version,
                exceedLimits,
                TagFilter.of(overrides.value(Option.TAGS), overrides.value(Option.EXCLUDE_TAGS)),
                overrides.value(Option.SWEPT).isPresent(),
                seeds);
        Optional<PlanSection.Draft> draft = YamlFile.text(name, source, findings)
                .flatMap(text -> TreeBuilder.build(name, text, WHEN_EMPTY, findings))
                .map(tree -> OverrideStep.apply(overrides, tree, findings))
                .map(tree -> environment.fill(tree, "", findings))
                .map(tree -> Node.root(tree, directory, findings))
                .map(root -> PlanSection.read(root, circumstances));
        List<Problem> problems = findings.problems(name);
        if (!problems.isEmpty()) {
            return new Problems(problems);
        }
        Secrets secrets = draft.orElseThrow().secrets();
        return new Scenario(
                draft.orElseThrow().plan(),
                draft.get().sweep(),
                draft.get().samples(),
                secrets,
                source,
                findings.notes().stream().map(secrets::redact).toList(),
                findings.warnings().stream().map(secrets::redact).toList(),
                overrides.describe(),
                draft.get().seedDrawn(),
                new ScenarioReading.Inputs(List.copyOf(findings.files()), findings.references()));
    }
}
