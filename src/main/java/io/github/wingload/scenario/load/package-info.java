/**
 * Reads how much load a scenario makes: users or rates, stages, wait times, deadline and declared limits.
 *
 * <p>{@code LoadModelSection} decides between users, a rate and stages. {@code PlannedStarts} works out how many starts a rate
 * makes and in which hour most of them fall, which {@code limits} is compared with.
 */
package io.github.wingload.scenario.load;
