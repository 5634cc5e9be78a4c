package io.github.wingload.plan.target;

import io.github.wingload.plan.task.Header;
import java.util.List;

/** The service under test: an address, or the simulator that wingload starts for the run. */
public sealed interface Target permits UrlTarget, SimulatorTarget {

    /** The headers of every request, in this order. A task's header of the same name replaces a target's header. */
    List<Header> headers();

    /** What precedes each task's path: empty, or a path that starts with a slash and does not end with one. */
    String basePath();

    /** True if requests to the other target go to the same host and port; each simulator is a host of its own. */
    default boolean sameHost(Target other) {
        return this instanceof UrlTarget own
                && other instanceof UrlTarget url
                && own.origin().equals(url.origin());
    }

    /** The same with other headers. */
    Target withHeaders(List<Header> others);
}
