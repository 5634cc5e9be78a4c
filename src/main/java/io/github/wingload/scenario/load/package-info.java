/** Reads how much load a scenario makes: users or rates, stages, wait times, deadline and declared limits. */
package io.github.wingload.scenario.load;
