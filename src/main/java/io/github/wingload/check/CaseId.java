package io.github.wingload.check;

/**
 * What a case is called, the same before and after an upgrade.
 *
 * @param service the host name of the service; the scenario's name if it sends no {@code Host} header
 * @param name the method and path, or the name of the task; unique among the cases of a service
 */
public record CaseId(String service, String name) {

    /** Whether it is the case {@code name} (or the first label of its service's host name) of a list of services. */
    public boolean isOf(String listed) {
        return service.equals(listed) || service.startsWith(listed + ".");
    }
}
