package io.github.wingload.report.words;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** The user classes and their flows in words: {@code reader, weight 3 (75.00%), wait 1-5 s: POST /predict ×7, login → edit → logout ×2}. */
public final class UserClassWords {

    private UserClassWords() {}

    /** A line for each class; empty if there is only one class and it picks all tasks equally often. */
    public static List<String> of(Plan plan) {
        if (plan.userClasses().size() == 1 && plain(plan.userClasses().get(0))) {
            return List.of();
        }
        int weights = UserClass.weights(plan.userClasses());
        return plan.userClasses().stream()
                .map(userClass -> userClass(userClass, weights, plan))
                .toList();
    }

    private static boolean plain(UserClass userClass) {
        return userClass.onStart().isEmpty()
                && userClass.onStop().isEmpty()
                && userClass.flows().stream().allMatch(flow -> flow.tasks().size() == 1)
                && userClass.flows().stream().map(Flow::weight).distinct().count() == 1;
    }

    private static String userClass(UserClass userClass, int weights, Plan plan) {
        boolean several = plan.userClasses().size() > 1;
        String share = several
                ? userClass.name() + ", " + share(userClass, weights)
                        + (plan.load().open() ? "" : LoadWords.comma(LoadWords.wait(userClass.waitTime()))) + ": "
                : "";
        int flowWeights = userClass.flows().stream().mapToInt(Flow::weight).sum();
        return share
                + userClass
                        .onStart()
                        .map(flow -> "on start " + steps(flow.tasks(), plan.tasks()) + "; ")
                        .orElse("")
                + userClass.flows().stream()
                        .map(flow -> flow(flow, flowWeights, plan.tasks()))
                        .collect(Collectors.joining(", "))
                + userClass
                        .onStop()
                        .map(flow -> "; on stop " + steps(flow.tasks(), plan.tasks()))
                        .orElse("");
    }

    private static String share(UserClass userClass, int weights) {
        return userClass.fixedCount().isPresent()
                ? Figures.count(userClass.fixedCount().getAsInt(), "user", "users")
                : "weight " + userClass.weight() + " (" + Figures.percent(userClass.weight(), weights) + ")";
    }

    /** @param second where its second part begins */
    private static String pair(Flow flow, int second, List<Task> tasks) {
        return "a pair in random order: " + steps(flow.tasks().subList(0, second), tasks) + " and "
                + steps(flow.tasks().subList(second, flow.tasks().size()), tasks);
    }

    private static String steps(List<Integer> steps, List<Task> tasks) {
        return steps.stream()
                .map(index -> tasks.get(index).method() + " " + tasks.get(index).name())
                .collect(Collectors.joining(" → "));
    }

    private static String flow(Flow flow, int weights, List<Task> tasks) {
        String steps =
                flow.second().isPresent() ? pair(flow, flow.second().getAsInt(), tasks) : steps(flow.tasks(), tasks);
        return flow.weight() == weights ? steps : steps + " ×" + flow.weight();
    }
}
