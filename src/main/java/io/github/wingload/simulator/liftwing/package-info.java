/**
 * The model servers of LiftWing: what each of them accepts, and what it answers.
 *
 * <p>{@link io.github.wingload.simulator.liftwing.RevertRiskService} is revertrisk-wikidata with its pods;
 * {@link io.github.wingload.simulator.liftwing.LiftWing} is all models behind one address, read from the table
 * {@code liftwing.json}.
 */
package io.github.wingload.simulator.liftwing;
