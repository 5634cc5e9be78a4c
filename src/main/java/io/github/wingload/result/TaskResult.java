package io.github.wingload.result;

import io.github.wingload.stats.CallStats;

/** One task's row: its method, its name and its figures. */
public record TaskResult(String method, String name, CallStats stats) {}
