package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.exchange.Request;
import io.github.wingload.report.console.ExchangeText;
import io.github.wingload.run.ConnectionNeed;
import io.github.wingload.run.PlannedRequests;
import io.github.wingload.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints the plan of a run and examples of its requests. */
final class DryRun {

    private DryRun() {}

    /**
     * Prints plan and requests.
     *
     * @param repeat the number of runs
     * @throws UserError after printing, if this machine cannot run the plan
     */
    static ExitCode print(OpenedScenario opened, int repeat, PrintWriter out) {
        PlanText plan = new PlanText(opened.plan(), opened.samples());
        out.print(plan.details());
        if (repeat > 1) {
            out.println("repeated     " + repeat
                    + " times in sequence; each run's seed is one more than that of the run before");
        }
        List<ExchangeText> texts = opened.plan().sides().stream()
                .map(side -> new ExchangeText(opened.plan(), side.target()))
                .toList();
        ShownRequests shown = ShownRequests.of(opened.plan(), plan.templates());
        int number = 0;
        for (Request request : new PlannedRequests(shown.plan(), opened.samples()).first(shown.count())) {
            int task = number % shown.titles().size();
            number++;
            ExchangeText text = texts.get(shown.plan().tasks().get(task).side().orElse(0));
            out.print("\nrequest " + number + Printable.of(shown.titles().get(task)) + ":\n"
                    + indented(text.of(request)));
        }
        out.println();
        out.println("Nothing was sent.");
        out.flush();
        Optional<String> problem = ConnectionNeed.of(opened.plan()).problem();
        if (problem.isPresent()) {
            throw new UserError("this cannot be run: " + problem.get(), "Nothing was sent.");
        }
        return ExitCode.OK;
    }

    private static String indented(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                .collect(Collectors.joining());
    }
}
