package io.github.wingload.check;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Task;
import java.util.Optional;

/**
 * What a case is called, the same before and after an upgrade.
 *
 * @param service the host name of the service; the scenario's name if it sends no {@code Host} header
 * @param name the method and path, or the name of the task; unique among the cases of a service
 */
public record CaseId(String service, String name) {

    /** The case that a task of a scenario is. */
    public static CaseId of(Plan scenario, Task task) {
        return new CaseId(host(scenario, task).orElse(scenario.name()), task.name());
    }

    /** The {@code Host} header of a task; empty if it is that of the target's URL. */
    public static Optional<String> host(Plan scenario, Task task) {
        return task.hostHeader()
                .or(() -> Optional.of(scenario.side(task).target())
                        .filter(UrlTarget.class::isInstance)
                        .flatMap(target -> ((UrlTarget) target).hostHeader()));
    }

    /** Whether it is the case {@code name} (or the first label of its service's host name) of a list of services. */
    public boolean isOf(String listed) {
        return service.equals(listed) || service.startsWith(listed + ".");
    }
}
