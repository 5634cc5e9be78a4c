package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.text.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a scenario's samples. */
class OpenedScenarioTest {

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void samplesAreDescribedWithTheirFiltersAndMemory() throws IOException {
        write("rows.csv", "lang,rev_id\nen,1\nde,2\nen,3\n");
        OpenedScenario opened = open("{file: rows.csv, where: {lang: {not_in: [de, es]}, rev_id: {between: [1, 9]}}}");
        assertThat(samplesLine(opened))
                .endsWith("rows.csv: 2 rows where lang not in de, es and rev_id between 1 and 9 (1 left out) of "
                        + "lang (string), rev_id (integer), picked random; 0.0 kB in memory, shared by all users");
        assertThat(err.toString()).contains("note: where excludes 1 row of ");
    }

    @Test
    void fixedRowIsNamed() throws IOException {
        write("rows.csv", "lang,rev_id\nen,1\nde,2\n");
        assertThat(samplesLine(open("{file: rows.csv, pick: fixed, row: 2}")))
                .endsWith("rows.csv: row 2 of lang (string), rev_id (integer), picked fixed; "
                        + "0.0 kB in memory, shared by all users");
    }

    @Test
    void digestOfAFolderCoversNamesAndContentsOfItsFiles() throws IOException {
        write("images/b.png", "b");
        write("images/a.png", "a");
        write("images/c.txt", "c");
        OpenedScenario opened = open("{folder: images, match: '*.png'}");
        String digests = Sha256.of("a") + "  a.png\n" + Sha256.of("b") + "  b.png\n";
        assertThat(opened.samplesSha256()).containsExactly(Sha256.of(digests));
        assertThat(samplesLine(opened))
                .contains("images: 2 rows of filename (string), base64 (string), bytes (integer)");
    }

    @Test
    void digestOfAFileCoversItsBytes() throws IOException {
        write("rows.csv", "a\n1\n");
        assertThat(open("{file: rows.csv}").samplesSha256()).containsExactly(Sha256.of("a\n1\n"));
    }

    private static String samplesLine(OpenedScenario opened) {
        return new PlanText(opened.plan(), opened.samples())
                .details()
                .lines()
                .filter(line -> line.startsWith("samples"))
                .findFirst()
                .orElseThrow();
    }

    private OpenedScenario open(String samples) throws IOException {
        Path scenario = write(
                "test.yaml",
                "name: a\ntarget: {url: 'http://localhost:1'}\nload: {users: 1, requests: 1}\nsamples: " + samples
                        + "\ntasks: [get: /]\nseed: 1\n");
        OpenedScenario opened = OpenedScenario.open(ScenarioSource.of(scenario, Overrides.NONE, Map.of()));
        opened.printNotes(new PrintWriter(err, true));
        return opened;
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
