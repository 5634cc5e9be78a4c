package io.github.wingload;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which package may look at which: the road goes one way. */
class ArchitectureTest {

    private static final String BASE = "io.github.wingload.";

    /** Package → the packages of ours that it may use. */
    private static final Map<String, Set<String>> LOOKS_AT = Map.ofEntries(
            entry("time", Set.of()),
            entry("plan", Set.of()),
            entry("exchange", Set.of("plan")),
            entry("schedule", Set.of("plan")),
            entry("samples", Set.of("plan")),
            entry("monitor", Set.of("time")),
            entry("observe", Set.of("time", "plan")),
            entry("simulator", Set.of("time")),
            entry("scenario", Set.of("plan", "samples")),
            entry("wiki", Set.of("time")),
            entry("starter", Set.of("scenario")),
            entry("stats", Set.of("exchange")),
            entry("user", Set.of("plan", "schedule", "exchange")),
            entry("render", Set.of("plan", "exchange")),
            entry("http", Set.of("plan", "exchange", "time")),
            entry("result", Set.of("plan", "exchange", "stats", "observe")),
            entry("engine", Set.of("time", "plan", "schedule", "samples", "render", "user", "exchange")),
            entry("diff", Set.of("plan", "exchange", "stats", "result")),
            entry("artefact", Set.of("plan", "exchange", "stats", "observe", "result")),
            entry(
                    "run",
                    Set.of(
                            "plan",
                            "schedule",
                            "samples",
                            "render",
                            "user",
                            "exchange",
                            "http",
                            "engine",
                            "stats",
                            "result",
                            "simulator",
                            "monitor",
                            "observe",
                            "time")),
            entry("report", Set.of("plan", "exchange", "stats", "result", "diff")),
            entry(
                    "cli",
                    Set.of(
                            "time",
                            "plan",
                            "schedule",
                            "exchange",
                            "samples",
                            "scenario",
                            "starter",
                            "wiki",
                            "stats",
                            "render",
                            "http",
                            "observe",
                            "result",
                            "artefact",
                            "run",
                            "report",
                            "diff",
                            "simulator")));

    /** Library → the packages of ours that may use it. */
    private static final Map<String, Set<String>> LIBRARY_USED_BY = Map.of(
            "org.apache.hc.", Set.of("http", "simulator"),
            // In exchange: answers are judged by the JSON in them, and a parser of our own would be one more to trust.
            "tools.jackson.",
                    Set.of(
                            "exchange",
                            "samples",
                            "scenario",
                            "starter",
                            "wiki",
                            "artefact",
                            "report",
                            "simulator",
                            "cli"),
            "com.opencsv.", Set.of("samples", "artefact"),
            "org.HdrHistogram.", Set.of("monitor", "stats", "result", "artefact", "report", "diff"),
            "picocli.", Set.of("cli"),
            "ch.qos.logback.", Set.of("cli"));

    /** Packages that are handed everything they need, so that their tests take microseconds. */
    private static final Set<String> PURE =
            Set.of("plan", "exchange", "schedule", "render", "user", "stats", "result", "diff", "report");

    private static final List<String> ENDS =
            List.of("java.io.File", "java.nio.file.Files", "java.nio.channels.", "java.net.Socket", "java.lang.Thread");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.wingload");

    @Test
    void everyPackageHasItsPlaceInTheTable() {
        Set<String> packages = CLASSES.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LOOKS_AT.keySet()).containsAll(packages);
    }

    @Test
    void packagesLookOnlyAlongTheArrows() {
        assertThat(strays((from, to) -> to.startsWith(BASE)
                        && !packageOf(from).equals(packageOf(to))
                        && !LOOKS_AT.getOrDefault(packageOf(from), Set.of()).contains(packageOf(to))))
                .isEmpty();
    }

    @Test
    void theTableHasNoCycle() {
        Set<String> settled = new TreeSet<>();
        boolean progress = true;
        while (progress) {
            progress = LOOKS_AT.entrySet().stream()
                    .filter(arrows -> settled.containsAll(arrows.getValue()))
                    .map(Map.Entry::getKey)
                    .toList()
                    .stream()
                    .map(settled::add)
                    .reduce(false, Boolean::logicalOr);
        }
        assertThat(settled).containsExactlyInAnyOrderElementsOf(LOOKS_AT.keySet());
    }

    @Test
    void librariesAreSeenOnlyWhereTheyBelong() {
        assertThat(strays((from, to) -> LIBRARY_USED_BY.entrySet().stream()
                        .anyMatch(library -> to.startsWith(library.getKey())
                                && !library.getValue().contains(packageOf(from)))))
                .isEmpty();
    }

    @Test
    void thePureMiddleTouchesNoFileSocketOrThread() {
        assertThat(strays((from, to) ->
                        PURE.contains(packageOf(from)) && ENDS.stream().anyMatch(to::startsWith)))
                .isEmpty();
    }

    @Test
    void onlyTimeAsksTheSystemForTheTime() {
        List<String> strays = CLASSES.stream()
                .filter(type -> !packageOf(type).equals("time"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> Set.of(
                                "System.nanoTime", "System.currentTimeMillis", "Instant.now", "LocalDateTime.now")
                        .contains(call.getTargetOwner().getSimpleName() + "." + call.getName()))
                .map(call -> call.getDescription())
                .toList();
        assertThat(strays).isEmpty();
    }

    private static List<String> strays(java.util.function.BiPredicate<String, String> stray) {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> stray.test(dependency.getOriginClass().getName(), name(dependency)))
                .map(dependency -> sourceFile(dependency.getOriginClass()) + " looks at " + name(dependency))
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getName();
    }

    private static String sourceFile(JavaClass type) {
        String file = type.getSource().flatMap(source -> source.getFileName()).orElse(type.getSimpleName());
        return packageOf(type) + "/" + file;
    }

    private static String packageOf(JavaClass type) {
        return packageOf(type.getName());
    }

    /** The first package below the base; empty for a class that is in none. */
    private static String packageOf(String className) {
        if (!className.startsWith(BASE)) {
            return "";
        }
        String[] parts = className.substring(BASE.length()).split("\\.");
        return Arrays.stream(parts)
                .limit(Math.max(0, parts.length - 1))
                .findFirst()
                .orElse("");
    }
}
