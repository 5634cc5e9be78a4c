package io.github.wingload.plan;

/** How many calls are made, and when. */
public sealed interface Load permits ClosedLoad {}
