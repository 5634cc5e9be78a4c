/**
 * Makes the load happen: starts users when the schedule says so, does what they want next, and drains at the end.
 *
 * <p>In: a plan's schedule, its users, rendered requests and a {@link io.github.wingload.exchange.Transport}. Out: every
 * ended {@link io.github.wingload.exchange.Call}, to a {@link io.github.wingload.engine.CallSink}. One thread, the pacer,
 * looks at the clock; a user without a wait time goes on where its call ended, on the transport's thread, so that the hot
 * path has no hand-over. Only an answer whose checks take long is handed to a thread of its own. A failing target is data here; what it did is in the call.
 */
package io.github.wingload.engine;
