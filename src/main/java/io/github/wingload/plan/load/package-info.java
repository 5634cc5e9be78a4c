/**
 * How much load a plan asks for, and who makes it: the closed and the open model, their stages, user classes and wait times.
 *
 * <p>{@link io.github.wingload.plan.load.Load} is the root of the models; {@link io.github.wingload.plan.load.Offer} adds the
 * users and their flows.
 */
package io.github.wingload.plan.load;
