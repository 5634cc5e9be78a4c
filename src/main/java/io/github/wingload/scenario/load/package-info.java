/**
 * Reads how much load a scenario makes: users or rates, stages, wait times, deadline and declared limits.
 *
 * <p>{@code LoadModelSection} reads users, a rate or stages. {@code PlannedStarts} calculates how many starts a rate makes and how
 * many fall into the busiest hour, which {@code limits} is compared with.
 */
package io.github.wingload.scenario.load;
