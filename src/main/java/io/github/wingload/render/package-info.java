/**
 * From a task and what it is made of to the bytes of a request.
 *
 * <p>In: the plan's templates, taken apart already, and the {@link io.github.wingload.render.Ingredients} of a flow: rows of
 * the samples, values taken from answers, and where random values come from. Out: a
 * {@link io.github.wingload.exchange.Request}. What is the same for all requests is encoded once, before the run; what is
 * large is shared and not copied. Pure.
 */
package io.github.wingload.render;
