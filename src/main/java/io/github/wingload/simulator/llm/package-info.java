/**
 * A language model that streams its answers: an engine with continuous batching, and the events of several servers.
 *
 * <p>{@link io.github.wingload.simulator.llm.BatchEngine} decides when tokens are made; it needs no clock, so its tests run in virtual
 * time. {@link io.github.wingload.simulator.llm.LanguageModel} reads requests, and a completion turns tokens into events.
 */
package io.github.wingload.simulator.llm;
