package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** What the README and the pages show can be typed: scenarios are read, and command lines are parsed. */
class PageExamplesTest {

    private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z_-]+):");

    /** A variable that the reader is to set. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    /** Files that are no scenarios: of CI servers, Prometheus, service level objectives, helm, and the figures of a ticket. */
    private static final Set<String> OF_OTHERS =
            Set.of("on", "load-test", "scrape_configs", "objectives", "groups", "times");

    /** What a fragment is completed with, in this order, where it does not have the key. */
    private static final Map<String, String> USUAL = Map.of(
            "name", "name: page",
            "target", "target: {url: \"http://localhost:8080\"}",
            "load", "load: {stages: [{users: 500, over: 2m, hold: 5m}]}",
            "tasks", "tasks: [{name: predict, post: /predict, json: {a: 1}}]",
            "observe",
                    "observe: [{path: /metrics, figures: {memory share: {metric: a, of: 4GiB}, cpu: {metric: b, as: rate},"
                            + " memory: {metric: a, unit: bytes}}}]");

    private static final Pattern PLACEHOLDER = Pattern.compile("(--[a-z-]+=)?(PORT|COUNT|N)");

    @Test
    void scenariosCanBeRead() throws IOException {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (PageBlock block : PageBlock.all()) {
            Set<String> keys = KEY.matcher(block.text())
                    .results()
                    .map(key -> key.group(1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (block.isYaml() && keys.stream().noneMatch(OF_OTHERS::contains)) {
                read++;
                problems(block, keys).forEach(problem -> wrong.add(block + ": " + problem));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(15);
    }

    /** Files that only a reader has, such as those of a cluster, need not exist here. */
    private static List<String> problems(PageBlock block, Set<String> keys) {
        String rest = USUAL.entrySet().stream()
                .filter(usual -> !keys.contains(usual.getKey()))
                .filter(usual -> !usual.getKey().equals("tasks") || !keys.contains("user_classes"))
                .filter(usual -> !usual.getKey().equals("target") || !keys.contains("targets"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
        byte[] yaml = (block.text() + rest + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>(Map.of("WINGLOAD_CONTACT", "me@example.org"));
        VARIABLE.matcher(block.text()).results().forEach(name -> environment.put(name.group(1), "set"));
        ScenarioReading reading =
                new ScenarioReader(environment, "1.2.3").read("block", yaml, Path.of("scenarios"), Overrides.NONE);
        return reading instanceof ScenarioReading.Problems found
                ? found.problems().stream()
                        .filter(problem -> !problem.found().matches(".*does not exist|there is no such file"))
                        .map(Problem::toString)
                        .toList()
                : List.of();
    }

    @Test
    void commandLinesCanBeParsed() throws IOException {
        WingloadLine root = new CommandContext().root();
        List<String> subcommands = List.copyOf(root.getSubcommands().keySet());
        List<String> wrong = new ArrayList<>();
        int parsed = 0;
        for (PageBlock block : PageBlock.all()) {
            for (List<String> words : block.commands(subcommands)) {
                parsed++;
                parse(root, block.toString(), words, wrong);
            }
        }
        for (Path page : PageBlock.pages()) {
            for (List<String> words : PageBlock.inline(page, subcommands)) {
                parsed++;
                mentioned(root, page, words, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(parsed).isGreaterThan(60);
    }

    /** In a sentence a command may stand without its parameters. */
    private static void mentioned(WingloadLine root, Path page, List<String> words, List<String> wrong) {
        List<String> problems = new ArrayList<>();
        parse(root, page.toString(), words, problems);
        problems.stream()
                .filter(problem -> !problem.contains(": Missing required "))
                .forEach(wrong::add);
    }

    private static void parse(WingloadLine root, String place, List<String> words, List<String> wrong) {
        String[] typed = words.stream()
                .map(word -> PLACEHOLDER.matcher(word).matches() ? word.replaceFirst("[A-Z]+$", "8089") : word)
                .toArray(String[]::new);
        try {
            root.parseArgs(root.withCommand(typed));
        } catch (ParameterException problem) {
            wrong.add(place + ": wingload " + String.join(" ", words) + ": " + problem.getMessage());
        }
    }
}
