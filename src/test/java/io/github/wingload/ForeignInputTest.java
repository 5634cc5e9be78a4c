package io.github.wingload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of places where bytes of others enter: it is complete, and each place has a test that exceeds its bound. */
class ForeignInputTest {

    private static final Path PAGE = Path.of("src", "site", "markdown", "foreign-input.md");
    private static final Path MAIN = Path.of("src", "main", "java", "io", "github", "wingload");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "github", "wingload");

    /** {@code | what | places | bounds | test |}. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| [^|]+ \\| (`[^|]+`) \\| ([^|]+) \\| `([\\w/]+)\\.(\\w+)` \\|$");

    private static final Pattern PLACE = Pattern.compile("`([a-z/]+/[A-Z]\\w+)`");

    /** What opens a file or a stream of others, or reads one to its end. */
    private static final Pattern READING =
            Pattern.compile("\\.(readAllBytes|readNBytes|readString|readAllLines|newBufferedReader"
                    + "|newInputStream|newByteChannel|transferTo|getInputStream)\\(|Files\\.lines\\(|System\\.in\\b|BodyHandlers\\."
                    + "|BoundedRead\\.(of|ofFile|open)\\(|new (FileReader|FileInputStream|Scanner)\\(");

    @Test
    void everyRowNamesItsPlacesItsBoundsAndItsTest() throws IOException {
        List<MatchResult> rows = rows();
        assertThat(rows).hasSizeGreaterThan(20);
        for (MatchResult row : rows) {
            assertThat(places(row.group(1)))
                    .isNotEmpty()
                    .allSatisfy(
                            place -> assertThat(MAIN.resolve(place + ".java")).exists());
            assertThat(row.group(2)).isNotBlank();
            Path test = TESTS.resolve(row.group(3) + ".java");
            assertThat(test).exists();
            assertThat(Files.readString(test)).contains("void " + row.group(4) + "(");
        }
        assertThat(Files.readString(PAGE).lines().filter(line -> line.startsWith("| ")))
                .as("every line of the table is read, but its header and its rule")
                .hasSize(rows.size() + 1);
    }

    @Test
    void noOtherCodeReadsBytesOfOthers() throws IOException {
        Set<String> listed = places(Files.readString(PAGE));
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> strays = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> READING.matcher(text(file)).find())
                    .map(file -> MAIN.relativize(file).toString().replace(".java", ""))
                    .filter(place -> !listed.contains(place))
                    .toList();
            assertThat(strays).as("read bytes, and are not in " + PAGE).isEmpty();
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            // Comments may name what code does not do.
            return Arrays.stream(Files.readString(file).split("\n"))
                    .filter(line ->
                            !line.strip().startsWith("*") && !line.strip().startsWith("//"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
