package io.github.wingload.artefact;

/** Receives how many users there were. */
@FunctionalInterface
public interface UsersAt {

    /**
     * A second of the run.
     *
     * @param startNs where it starts, from time zero
     * @param users running at its end
     */
    void users(long startNs, int users);
}
