package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.plan.Samples.Format;
import io.github.wingload.testkit.Mutants;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes are rows or a list of problems, in every format. */
class SampleFilesFuzzTest {

    @TempDir
    static Path directory;

    @FuzzTest(maxDuration = "2m")
    void csv(byte[] bytes) throws IOException {
        read(bytes, Format.CSV);
        read(bytes, Format.SEMICOLON);
    }

    @FuzzTest(maxDuration = "2m")
    void jsonLines(byte[] bytes) throws IOException {
        read(bytes, Format.JSONL);
    }

    @FuzzTest(maxDuration = "2m")
    void shareGpt(byte[] bytes) throws IOException {
        read(bytes, Format.SHAREGPT);
    }

    @FuzzTest(maxDuration = "2m")
    void words(byte[] bytes) throws IOException {
        read(bytes, Format.WORDS);
    }

    @Test
    @Timeout(300)
    void mutants() {
        Mutants.readAll(getClass(), "csv", 2_500, this::csv);
        Mutants.readAll(getClass(), "jsonLines", 3_000, this::jsonLines);
        Mutants.readAll(getClass(), "shareGpt", 2_000, this::shareGpt);
        Mutants.readAll(getClass(), "words", 1_000, this::words);
    }

    private static void read(byte[] bytes, Format format) throws IOException {
        SampleFixture.Said said = SampleFixture.Said.of(Files.write(directory.resolve("fuzz"), bytes));
        said = format == Format.WORDS ? said.columns("a", "b").greedy("b") : said;
        List<Problem> problems = new ArrayList<>();
        Optional<SampleTable> table = SampleReader.read(said.as(format).samples(), problems::add);
        assertThat(table.isPresent()).isEqualTo(problems.isEmpty());
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.found()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.toString()).hasSizeLessThan(3_000);
        });
        table.ifPresent(rows ->
                assertThat(rows.row(0).cells()).hasSameSizeAs(rows.columns().names()));
    }
}
