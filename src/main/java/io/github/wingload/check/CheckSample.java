package io.github.wingload.check;

import io.github.wingload.exchange.Request;

/**
 * A request of a case.
 *
 * @param label what tells it from the other samples of its case, such as {@code rev_id 1799693453}; empty if it is the only one
 * @param request its path has no base path
 */
public record CheckSample(String label, Request request) {}
