package io.github.wingload;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which package uses which, as the table in CONTRIBUTING says: the road goes one way. */
class ArchitectureTest {

    private static final String BASE = "io.github.wingload.";

    private static final Path CONTRIBUTING = Path.of(".github", "CONTRIBUTING.md");

    /** The largest number of files in a package. */
    private static final int ROOM = 45;

    /** A row of the table in CONTRIBUTING: the package, what it is for, and what it uses. */
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| [^|]+ \\| ([a-z., –]+) \\|");

    /** Package → the packages of ours that it uses. */
    private static final Map<String, Set<String>> USES = table(CONTRIBUTING);

    /** Library → the packages of ours that may use it, each with its sub-packages. */
    private static final Map<String, Set<String>> LIBRARY_USED_BY = Map.of(
            "org.apache.hc.", Set.of("http"),
            // In exchange: answers are judged by the JSON in them, and a parser of our own would be one more to trust.
            "tools.jackson.",
                    Set.of(
                            "exchange",
                            "check",
                            "samples",
                            "scenario",
                            "starter",
                            "observe",
                            "traffic",
                            "wiki",
                            "artefact",
                            "sweep",
                            "vllmbench",
                            "report",
                            "simulator",
                            "cli"),
            "org.snakeyaml.", Set.of("yaml", "report"),
            "io.prometheus.", Set.of("metrics", "cli"),
            "com.google.re2j.", Set.of("text", "starter"),
            "gg.jte.", Set.of("report"),
            "com.opencsv.", Set.of("samples", "artefact", "traffic"),
            "org.HdrHistogram.", Set.of("monitor", "stats", "result", "judge", "artefact", "report", "diff"),
            "picocli.", Set.of("cli"),
            "ch.qos.logback.", Set.of("cli"));

    /** Packages, with their sub-packages, that are handed everything they need, so that their tests take microseconds. */
    private static final Set<String> PURE =
            Set.of("text", "plan", "exchange", "schedule", "render", "stats", "result", "judge", "diff", "report");

    private static final List<String> ENDS =
            List.of("java.io.File", "java.nio.file.Files", "java.nio.channels.", "java.net.Socket", "java.lang.Thread");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.wingload");

    @Test
    void theTableNamesEveryPackage() {
        assertThat(USES.keySet()).isEqualTo(packages());
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        assertThat(strays((from, to) -> to.startsWith(BASE)
                        && !packageOf(from).equals(packageOf(to))
                        && !USES.getOrDefault(packageOf(from), Set.of()).contains(packageOf(to))))
                .isEmpty();
    }

    @Test
    void everyArrowOfTheTableIsUsed() {
        Set<String> used = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency ->
                        packageOf(dependency.getOriginClass().getName()) + " → " + packageOf(name(dependency)))
                .collect(Collectors.toSet());
        List<String> unused = USES.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(to -> row.getKey() + " → " + to))
                .filter(arrow -> !used.contains(arrow))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void theTableHasNoCycle() {
        Set<String> settled = new TreeSet<>();
        boolean progress = true;
        while (progress) {
            progress = USES.entrySet().stream()
                    .filter(arrows -> settled.containsAll(arrows.getValue()))
                    .map(Map.Entry::getKey)
                    .toList()
                    .stream()
                    .map(settled::add)
                    .reduce(false, Boolean::logicalOr);
        }
        assertThat(settled).isEqualTo(USES.keySet());
    }

    @Test
    void noPackageIsTooLarge() {
        Map<String, Long> files = CLASSES.stream()
                .map(ArchitectureTest::sourceFile)
                .distinct()
                .collect(Collectors.groupingBy(file -> file.split("/")[0], Collectors.counting()));
        files.values().removeIf(count -> count <= ROOM);
        assertThat(files).isEmpty();
    }

    @Test
    void theTourNamesFilesThatExistAndStaysShort() throws IOException {
        List<String> stops = Pattern.compile("`([a-z/]+/[A-Z]\\w+)`")
                .matcher(Files.readString(CONTRIBUTING))
                .results()
                .map(stop -> stop.group(1))
                .distinct()
                .toList();
        assertThat(stops)
                .hasSizeBetween(30, 60)
                .allSatisfy(
                        stop -> assertThat(Path.of("src", "main", "java", "io", "github", "wingload", stop + ".java"))
                                .exists());
    }

    @Test
    void librariesAreUsedOnlyWhereTheyBelong() {
        assertThat(strays((from, to) -> LIBRARY_USED_BY.entrySet().stream()
                        .anyMatch(library -> to.startsWith(library.getKey())
                                && !library.getValue().contains(firstPackageOf(from)))))
                .isEmpty();
    }

    @Test
    void thePureMiddleTouchesNoFileSocketOrThread() {
        assertThat(strays((from, to) ->
                        PURE.contains(firstPackageOf(from)) && ENDS.stream().anyMatch(to::startsWith)))
                .isEmpty();
    }

    @Test
    void onlyTimeAsksTheSystemForTheTime() {
        List<String> strays = CLASSES.stream()
                .filter(type -> !packageOf(type.getName()).equals("time"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> Set.of(
                                "System.nanoTime", "System.currentTimeMillis", "Instant.now", "LocalDateTime.now")
                        .contains(call.getTargetOwner().getSimpleName() + "." + call.getName()))
                .map(call -> call.getDescription())
                .toList();
        assertThat(strays).isEmpty();
    }

    private static Map<String, Set<String>> table(Path contributing) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(contributing)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    Set<String> uses = row.group(2).equals("–")
                            ? Set.of()
                            : Set.of(row.group(2).split(", "));
                    table.put(row.group(1), uses);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static Set<String> packages() {
        return CLASSES.stream()
                .map(type -> packageOf(type.getName()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> strays(BiPredicate<String, String> stray) {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> stray.test(dependency.getOriginClass().getName(), name(dependency)))
                .map(dependency -> sourceFile(dependency.getOriginClass()) + " uses " + name(dependency))
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getName();
    }

    private static String sourceFile(JavaClass type) {
        String file = type.getSource().flatMap(source -> source.getFileName()).orElse(type.getSimpleName());
        return packageOf(type.getName()) + "/" + file;
    }

    /** The package below the base, as {@code report.ticket}; empty for a class that is in none. */
    private static String packageOf(String className) {
        if (!className.startsWith(BASE)) {
            return "";
        }
        return Arrays.stream(className.substring(BASE.length()).split("\\."))
                .takeWhile(part -> part.matches("[a-z]+"))
                .collect(Collectors.joining("."));
    }

    private static String firstPackageOf(String className) {
        return packageOf(className).split("\\.")[0];
    }
}
