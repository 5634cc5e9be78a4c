package io.github.wingload.plan.load;

/** Who holds the connections to the target. */
public enum Connections {
    /** Each user keeps its own connection between calls, as Locust's users do. */
    PER_USER,
    /** All calls share a pool. */
    SHARED
}
