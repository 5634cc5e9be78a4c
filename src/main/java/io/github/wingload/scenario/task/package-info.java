/**
 * Reads what users do: tasks, flows of steps, user classes, bodies, checks, extractions, mutations and cache rules.
 *
 * <p>A task inherits what it does not say itself: a {@code Scope} narrows from the top level through user class and flow down
 * to the task. {@code Work} numbers the tasks at the end.
 */
package io.github.wingload.scenario.task;
