package io.github.wingload.user;

/** What a user wants next. */
public sealed interface Action {

    /**
     * Start a call at once.
     *
     * @param task which task of the plan
     * @param intendedNs when the user wanted to start it; lateness counts from here
     */
    record Start(int task, long intendedNs) implements Action {}

    /** Do nothing until a time, then say so with {@link VirtualUser#woken}. */
    record Wait(long untilNs) implements Action {}
}
