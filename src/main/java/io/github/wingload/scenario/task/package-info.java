/**
 * Reads what users do: tasks, flows, user classes, bodies, checks, extractions, mutations and caches.
 *
 * <p>A task inherits what it does not say itself: a {@code Scope} narrows from the top level through user class and flow down to
 * the task.
 */
package io.github.wingload.scenario.task;
