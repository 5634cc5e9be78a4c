package io.github.wingload.scenario;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading.Problems;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Place;
import io.github.wingload.yaml.Problem;
import io.github.wingload.yaml.TreeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String WHEN_EMPTY = "write a scenario with at least name, target, load and tasks";

    /** So that a device or a wrong file does not fill the memory. */
    private static final int MOST_BYTES = 10_000_000;

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
        boolean exceedLimits =
                overrides.value(Option.EXCEED_LIMITS).filter("true"::equals).isPresent();
        PlanSection.Circumstances circumstances =
                new PlanSection.Circumstances(environment, version, exceedLimits, seeds);
        Optional<byte[]> source = bytes(file, findings);
        Optional<PlanSection.Draft> draft = source.flatMap(bytes -> text(file, bytes, findings))
                .flatMap(text -> TreeBuilder.build(file.toString(), text, WHEN_EMPTY, findings))
                .map(tree -> OverrideStep.apply(overrides, tree, findings))
                .map(tree -> environment.fill(tree, "", findings))
                .map(tree -> Node.root(tree, directory, findings))
                .map(root -> PlanSection.read(root, circumstances));
        List<Problem> problems = findings.problems(file.toString());
        if (!problems.isEmpty()) {
            return new Problems(problems);
        }
        Secrets secrets = draft.orElseThrow().secrets();
        return new Scenario(
                draft.orElseThrow().plan(),
                draft.get().samples(),
                secrets,
                source.orElseThrow(),
                findings.notes().stream().map(secrets::redact).toList(),
                findings.warnings().stream().map(secrets::redact).toList(),
                overrides.describe());
    }

    private static Optional<byte[]> bytes(Path file, Findings findings) {
        try (InputStream content = Files.newInputStream(file)) {
            // A pipe is read too: a script may make the scenario.
            return Optional.of(BoundedRead.of(content, MOST_BYTES));
        } catch (NoSuchFileException e) {
            unreadable(file, "there is no such file", findings);
        } catch (IOException e) {
            unreadable(file, "cannot be read: " + e.getMessage(), findings);
        }
        return Optional.empty();
    }

    private static void unreadable(Path file, String found, Findings findings) {
        findings.problem(Place.in(file.toString(), 0, 0), "", found, "name a readable scenario file");
    }

    private static Optional<String> text(Path file, byte[] bytes, Findings findings) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            // The decoder leaves the buffer where it stopped.
            String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
            int line = 1
                    + (int) before.chars()
                            .filter(character -> character == '\n')
                            .count();
            findings.problem(
                    Place.in(file.toString(), line, 0), "", "not UTF-8", "save the file in the encoding UTF-8");
            return Optional.empty();
        }
    }
}
