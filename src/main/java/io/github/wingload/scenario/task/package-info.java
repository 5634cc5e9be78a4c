/**
 * Reads what users do: tasks, flows of steps, user classes, bodies, checks, extractions, mutations and cache rules.
 *
 * <p>A task inherits settings from its flow, its user class and the top level, through a {@code Scope}. {@code UserClassSection}
 * collects the tasks of all classes and numbers them.
 */
package io.github.wingload.scenario.task;
