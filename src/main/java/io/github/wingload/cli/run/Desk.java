package io.github.wingload.cli.run;

import io.github.wingload.artefact.RunGlance;
import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.NamedRun.Measured;
import io.github.wingload.cli.command.Scenarios;
import io.github.wingload.cli.command.Version;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.live.Ask;
import io.github.wingload.live.LivePages;
import io.github.wingload.live.PageAnswer;
import io.github.wingload.live.Site;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.report.page.StartPage;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The start page and what can be done there: choose a scenario of a folder, check it, order a run, open earlier runs and compare
 * them. The thread that takes the {@link Order}s makes the runs, one at a time. Thread-safe.
 *
 * <p>A scenario or a run is found only in a list that the folder gives, so no request reaches another file.
 */
final class Desk implements Site {

    private static final int MOST_RUNS = 50;

    private final Path folder;
    private final Path results;
    private final Map<String, String> environment;
    private final LivePages live;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private Optional<Order> current = Optional.empty();

    /**
     * A run that was asked for.
     *
     * @param opened its scenario, which is valid
     * @param interruption stops it
     */
    record Order(OpenedScenario opened, Interruption interruption) {}

    /**
     * @param folder of the scenarios
     * @param results the directory with the runs of all scenarios
     * @param environment the variables that scenarios may name
     * @param live the page of the current run
     */
    Desk(Path folder, Path results, Map<String, String> environment, LivePages live) {
        this.folder = folder;
        this.results = results;
        this.environment = environment;
        this.live = live;
    }

    /** Waits for the next order. */
    Order next() throws InterruptedException {
        return orders.take();
    }

    /** The run of the last order is over. */
    synchronized void done() {
        current = Optional.empty();
    }

    /** Stops the current run, as a signal does; returns true if there is one. */
    synchronized boolean interrupt() {
        current.ifPresent(order -> order.interruption().run());
        return current.isPresent();
    }

    @Override
    public PageAnswer answer(Ask ask) throws IOException {
        String page = ask.method() + " " + ask.path();
        if (page.startsWith("GET /runs/")) {
            return run(ask.path().substring("/runs/".length()));
        }
        return switch (page) {
            case "GET " -> new PageAnswer.Elsewhere("/");
            case "GET /" -> PageAnswer.page(start(ask.field("scenario")));
            case "POST /check" -> PageAnswer.json(200, json(check(ask).answer()));
            case "POST /start" -> PageAnswer.json(200, json(order(ask)));
            case "GET /diff" -> diff(ask.field("a"), ask.field("b"));
            default -> live.answer(ask);
        };
    }

    private String start(String chosen) throws IOException {
        List<String> remarks = new ArrayList<>();
        List<StartPage.Run> runs = new ArrayList<>();
        try {
            for (Path run : RunName.runs(results, Optional.empty()).stream()
                    .limit(MOST_RUNS)
                    .toList()) {
                try {
                    RunGlance glance = RunGlance.of(run);
                    runs.add(StartPage.Run.of(glance.manifest(), glance.judgement()));
                } catch (UnreadableRunException damaged) {
                    remarks.add("A run is not shown: " + Printable.of("" + damaged.getMessage()) + ".");
                }
            }
        } catch (UnreadableRunException notListed) {
            remarks.add("Earlier runs are not shown: " + Printable.of("" + notListed.getMessage()) + ".");
        }
        Optional<String> running = running().map(order -> order.opened().plan().name());
        return StartPage.html(
                folder.toString(), Version.current(), Scenarios.in(folder), chosen, running, runs, remarks);
    }

    private synchronized Optional<Order> running() {
        return current;
    }

    /** What is found when a form is checked, and the scenario if there is no problem. */
    private record Checked(Map<String, Object> answer, Optional<OpenedScenario> opened) {}

    private Checked check(Ask ask) throws IOException {
        Optional<ScenarioSource> source = source(ask);
        if (source.isEmpty()) {
            return new Checked(
                    problems(List.of(problem("", "That is not in the list any more; reload this page."))),
                    Optional.empty());
        }
        ScenarioReading reading = source.get().read();
        if (reading instanceof ScenarioReading.Problems found) {
            return new Checked(
                    problems(found.problems().stream().map(Desk::problem).toList()), Optional.empty());
        }
        OpenedScenario opened = new OpenedScenario(source.get(), (ScenarioReading.Scenario) reading);
        Map<String, Object> answer = problems(List.of());
        answer.putAll(about(opened));
        return new Checked(answer, Optional.of(opened));
    }

    /** The scenario or the earlier run that a form names, with the overrides that it gives; empty if the list has neither. */
    private Optional<ScenarioSource> source(Ask ask) throws IOException {
        Overrides overrides = Overrides.NONE;
        for (StartPage.Field field : StartPage.FIELDS) {
            String value = ask.field(field.option());
            Optional<Overrides.Option> option = Overrides.Option.named("--" + field.option());
            if (option.isPresent() && !value.isEmpty()) {
                overrides = overrides.with(option.get(), value);
            }
        }
        Optional<Path> named = ask.field("run").isEmpty()
                ? Optional.of(ask.field("scenario"))
                        .filter(Scenarios.in(folder)::contains)
                        .map(folder::resolve)
                : directory(ask.field("run"));
        return named.isPresent()
                ? Optional.of(ScenarioSource.of(named.get(), overrides, environment))
                : Optional.empty();
    }

    private Map<String, Object> order(Ask ask) throws IOException {
        Checked checked = check(ask);
        if (checked.opened().isEmpty()) {
            return checked.answer();
        }
        Order order = new Order(checked.opened().get(), new Interruption());
        synchronized (this) {
            if (current.isPresent()) {
                return problems(List.of(problem("", "Another run goes on. Wait for its end, or stop it.")));
            }
            current = Optional.of(order);
            live.announce(order.opened().plan(), order.opened().scenario().secrets(), order.interruption()::stop);
        }
        orders.add(order);
        return checked.answer();
    }

    private static Map<String, Object> problems(List<Map<String, Object>> problems) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("problems", problems);
        return answer;
    }

    /** A problem of a field of the form, or of the scenario file. */
    private static Map<String, Object> problem(Problem problem) {
        String option = problem.path().startsWith("--") ? problem.path().substring(2) : "";
        return option.isEmpty()
                ? problem("", problem.toString())
                : problem(option, problem.found() + "; " + problem.remedy());
    }

    private static Map<String, Object> problem(String field, String words) {
        return Map.of("field", field, "words", Printable.of(words));
    }

    /** The plan in a sentence, the kind of its load, and the values that the form can replace. */
    private static Map<String, Object> about(OpenedScenario opened) {
        Plan plan = opened.plan();
        Load load = plan.load();
        Map<String, Object> values = new LinkedHashMap<>();
        load.duration()
                .ifPresent(end -> values.put("run-time", Figures.seconds(end).replace(" ", "")));
        if (load instanceof ClosedLoad closed) {
            values.put("users", String.valueOf(closed.users()));
            values.put("spawn-rate", Unit.NUMBER.exact(closed.spawnRate()));
        }
        boolean byRate = load instanceof OpenLoad open
                && open.stages().size() == 1
                && open.replay().isEmpty();
        if (byRate) {
            values.put("rate", Unit.NUMBER.exact(load.stages().get(0).from()) + "/s");
        }
        values.put(
                "url",
                plan.sides().stream()
                        .map(side -> side.target() instanceof UrlTarget url
                                ? url.url().toString()
                                : "the simulator")
                        .collect(Collectors.joining(" and ")));
        List<String> words = new ArrayList<>(List.of(LoadWords.of(plan) + "."));
        opened.scenario().notes().forEach(note -> words.add("Note: " + note + "."));
        opened.scenario().warnings().forEach(warning -> words.add("Warning: " + warning + "."));
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("words", opened.scenario().secrets().redact(Printable.of(String.join(" ", words))));
        about.put("load", load instanceof ClosedLoad ? "users" : byRate ? "rate" : "stages");
        about.put("values", values);
        return about;
    }

    private PageAnswer run(String key) throws IOException {
        Optional<Path> directory = directory(key);
        if (directory.isEmpty()) {
            return PageAnswer.nothing();
        }
        Optional<byte[]> page = RunGlance.page(directory.get());
        if (page.isPresent()) {
            return PageAnswer.file(page.get());
        }
        try {
            DrawnRun drawn = NamedRun.drawn(SavedRun.read(directory.get()));
            return PageAnswer.file(NamedRun.page(directory.get(), drawn).getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableRunException damaged) {
            return PageAnswer.words(404, "This run has no report: " + damaged.getMessage() + ".");
        }
    }

    /** The directory of an earlier run that is named {@code NAME/ID}. */
    private Optional<Path> directory(String key) throws IOException {
        return RunName.runs(results, Optional.empty()).stream()
                .filter(run -> key.equals(key(run)))
                .findFirst();
    }

    private static String key(Path run) {
        Path name = run.getParent() == null ? null : run.getParent().getFileName();
        return name + "/" + run.getFileName();
    }

    private PageAnswer diff(String a, String b) throws IOException {
        Optional<Path> from = directory(a);
        Optional<Path> to = directory(b);
        if (from.isEmpty() || to.isEmpty()) {
            return PageAnswer.words(404, "Choose a run A and a run B in the list of earlier runs.");
        }
        List<NamedRun> ofA = List.of(NamedRun.open(from.get().toString(), results));
        List<NamedRun> ofB = List.of(NamedRun.open(to.get().toString(), results));
        Yardstick yardstick = Yardstick.of(ofB.get(0).plan(), Calls.OK);
        Measured measuredA = NamedRun.measured(ofA, yardstick, warning -> {});
        Measured measuredB = NamedRun.measured(ofB, yardstick, warning -> {});
        RunDiff diff = RunDiff.between(measuredA.side(), measuredB.side(), yardstick, Rules.DEFAULT);
        return PageAnswer.page(PageReport.diff(diff, measuredA.drawn(), measuredB.drawn()));
    }

    private static String json(Map<String, Object> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
