package io.github.wingload.cli.run;

import io.github.wingload.cli.command.UserError;
import io.github.wingload.locust.ClassNames;
import io.github.wingload.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The names of a scenario's classes of users in the file of a Locust master. */
final class LocustClasses {

    @Option(
            names = "--classes",
            paramLabel = "NAME=CLASS",
            split = ",",
            description =
                    "The class of the master's file for a class of the scenario, where the names differ: readers=WebsiteUser."
                            + " Without it, the names are those that locustfile writes.")
    private Map<String, String> others = new LinkedHashMap<>();

    /** @throws UserError if the options do not fit the plan */
    ClassNames of(Plan plan) {
        try {
            return ClassNames.of(plan, others);
        } catch (IllegalArgumentException e) {
            throw new UserError("--classes: " + e.getMessage(), "Write NAME=CLASS, separated by commas.");
        }
    }
}
