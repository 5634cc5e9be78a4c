/**
 * Turns a task's templates and a row of data into the bytes of a request.
 *
 * <p>In: the plan's parsed templates and the {@link io.github.wingload.render.Ingredients} of a flow: rows of
 * the samples, values extracted from answers, and a random source. Out: a
 * {@link io.github.wingload.exchange.Request}. What is the same for all requests is encoded once, before the run; what is
 * large is shared and not copied. Pure.
 */
package io.github.wingload.render;
