package io.github.wingload.check;

import java.util.Locale;

/** Whether a service passed a case, or several. The worst comes first. */
public enum State {
    FAILED,
    /** Nothing is known: the request did not get there, or its sample does not exist. */
    UNDECIDED,
    PASSED;

    /** The name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of two. */
    public State and(State other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
