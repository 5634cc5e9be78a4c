package io.github.wingload.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Audit;
import io.github.wingload.audit.Certainty;
import io.github.wingload.audit.Check;
import io.github.wingload.audit.Finding;
import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.StatedResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Locust 2.31.5 itself, as they are and edited. */
class LocustStatementTest {

    private static final Path TABLES = Path.of("src", "test", "resources", "locust-2.31.5");

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void tablesOfLocustCanBe() throws IOException {
        StatedResult stated = LocustStatement.read(TABLES.resolve("full_stats.csv"), warnings::add);
        assertThat(warnings).isEmpty();
        assertThat(stated.parts()).isNotEmpty();
        assertThat(stated.one(Quantity.USERS)).isPresent();
        assertThat(Audit.of(stated))
                .extracting(finding -> finding.check().certainty())
                .doesNotContain(Certainty.CANNOT_BE);
    }

    @Test
    void anEditedCellIsFound() throws IOException {
        String table = Files.readString(TABLES.resolve("full_stats.csv"));
        String row = table.lines().skip(1).findFirst().orElseThrow();
        String[] cells = row.split(",");
        assertThat(checks(table.replace(
                        row, row.replaceFirst("," + cells[2] + ",", "," + (Long.parseLong(cells[2]) + 1) + ","))))
                .contains(Check.PARTS, Check.DURATION_OF_PART);
        assertThat(checks(table.replace(row, row.replaceFirst(",[0-9]+$", ",1"))))
                .doesNotContain(Check.PARTS);
    }

    @Test
    void failuresThatDifferFromTheTableAreFound() throws IOException {
        String failures = Files.readString(TABLES.resolve("full_failures.csv"));
        String line = failures.lines().skip(1).findFirst().orElseThrow();
        List<Finding> found = found(
                Files.readString(TABLES.resolve("full_stats.csv")), failures.replace(line, "GET,/more,error,1000"));
        assertThat(found).extracting(Finding::check).contains(Check.STATED_TWICE);
    }

    @Test
    void aRowWithoutNumbersIsLeftOutWithAWarning() throws IOException {
        String table = Files.readString(TABLES.resolve("full_stats.csv"));
        String row = table.lines().skip(1).findFirst().orElseThrow();
        found(table.replace(row, row.replaceFirst(",[0-9]+,", ",many,")), "");
        assertThat(warnings).singleElement().asString().contains("line 2 has", "a cell without the number");
    }

    private List<Check> checks(String table) throws IOException {
        return found(table, "").stream().map(Finding::check).toList();
    }

    private List<Finding> found(String table, String failures) throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        Path stats = Files.writeString(folder.resolve("full_stats.csv"), table);
        if (!failures.isEmpty()) {
            Files.writeString(folder.resolve("full_failures.csv"), failures);
        }
        try {
            return Audit.of(LocustStatement.read(stats, warnings::add));
        } catch (UnreadableRunException e) {
            throw new AssertionError(e);
        }
    }
}
