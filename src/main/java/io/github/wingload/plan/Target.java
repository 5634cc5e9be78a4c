package io.github.wingload.plan;

import java.util.List;

/** What is tested: an address, or the simulator that wingload starts for the run. */
public sealed interface Target permits UrlTarget, SimulatorTarget {

    /** Sent with every request, in this order; a task's own header of the same name replaces one. */
    List<Header> headers();

    /** The same with other headers. */
    Target withHeaders(List<Header> others);
}
