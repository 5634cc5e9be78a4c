package io.github.wingload.check.suite;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckSample;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.run.PlannedRequests;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tasks of a scenario as cases: each with its first rows, its expectations and its deadline. The target's address and its
 * certificate authority are those of the check, everything else is the scenario's.
 */
final class ScenarioCases {

    /** Further rows are sent only in place of one that the service does not have. */
    private static final int MOST_ROWS = 4;

    /** Stands for the target of the check, which adds its base path. */
    private static final URI ANY = URI.create("http://target");

    private final Path file;
    private final Plan plan;
    private final PlannedRequests requests;
    private final Plan scenario;

    private ScenarioCases(Path file, Scenario scenario) {
        this.file = file;
        this.plan = valid(scenario.plan());
        this.requests = new PlannedRequests(plan, scenario.samples());
        this.scenario = scenario.plan();
    }

    static Cases of(Path file, Scenario scenario) {
        if (scenario.plan().compares()) {
            return new Cases(
                    List.of(),
                    List.of(scenario.secrets()),
                    List.of(file + ": the scenario compares two targets, so it is not checked"));
        }
        ScenarioCases scenarioCases = new ScenarioCases(file, scenario);
        List<CheckCase> cases = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int task = 0; task < scenarioCases.plan.tasks().size(); task++) {
            if (needsEarlierAnswer(scenarioCases.plan.tasks().get(task))) {
                warnings.add(file + ": the task "
                        + scenarioCases.plan.tasks().get(task).name()
                        + " uses a value of an earlier answer, so it is not checked");
            } else {
                cases.add(scenarioCases.ofTask(task));
            }
        }
        return new Cases(cases, List.of(scenario.secrets()), warnings);
    }

    /** The plan without invalid payloads and without an address. */
    private static Plan valid(Plan plan) {
        Target nowhere = UrlTarget.of(ANY).withHeaders(plan.target().headers());
        return new Plan(
                plan.name(),
                nowhere,
                plan.load(),
                plan.deadline(),
                plan.ioThreads(),
                plan.samples(),
                plan.values(),
                plan.tasks().stream()
                        .map(task -> task.body().map(task::withBody).orElse(task))
                        .toList(),
                plan.userClasses(),
                plan.seed(),
                plan.thresholds(),
                plan.safeguards(),
                plan.reporting(),
                plan.observe());
    }

    private static boolean needsEarlierAnswer(Task task) {
        return Stream.concat(task.requestTemplates(), task.expect().templates())
                .flatMap(template -> template.segments().stream())
                .anyMatch(Template.Extracted.class::isInstance);
    }

    private CheckCase ofTask(int number) {
        Task task = plan.tasks().get(number);
        List<CheckSample> samples = requests.ofTask(number, MOST_ROWS).stream()
                .map(request -> new CheckSample(request.payload().key(), request))
                .toList();
        return new CheckCase(
                CaseId.of(scenario, task),
                file.toString(),
                CaseId.host(scenario, task),
                scenario.target() instanceof UrlTarget target ? target.sni() : Optional.empty(),
                samples,
                task.expect(),
                plan.deadline(),
                task.runbook());
    }
}
