/**
 * From a task and a sample row to the bytes of a request.
 *
 * <p>In: the plan's templates, taken apart already, and a row. Out: a {@link io.github.wingload.exchange.Request}. What
 * does not depend on the row is encoded once, before the run. Pure.
 */
package io.github.wingload.render;
