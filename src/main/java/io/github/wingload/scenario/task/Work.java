package io.github.wingload.scenario.task;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.UserClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is done, and who does it, as a plan has it.
 *
 * @param tasks in the order of the file
 * @param userClasses whose flows name tasks by their places among these
 */
public record Work(List<Task> tasks, List<UserClass> userClasses) {

    public static Work of(List<UserClassSection> classes) {
        List<Task> tasks = new ArrayList<>();
        List<UserClass> userClasses = new ArrayList<>();
        for (UserClassSection one : classes) {
            List<Flow> flows = new ArrayList<>();
            for (FlowSection flow : one.flows()) {
                List<Integer> places = new ArrayList<>();
                for (Task task : flow.tasks()) {
                    places.add(tasks.size());
                    tasks.add(task);
                }
                flows.add(new Flow(flow.weight(), places));
            }
            userClasses.add(new UserClass(one.name(), one.weight(), one.waitTime(), flows));
        }
        return new Work(tasks, userClasses);
    }
}
