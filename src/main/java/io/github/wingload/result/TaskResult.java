package io.github.wingload.result;

import io.github.wingload.stats.CallStats;

/**
 * One row of the request table.
 *
 * @param method {@code GET}, {@code POST} …
 * @param name the task's name
 * @param stats its figures
 */
public record TaskResult(String method, String name, CallStats stats) {}
