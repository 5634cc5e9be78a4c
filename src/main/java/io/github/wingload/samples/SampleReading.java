package io.github.wingload.samples;

/** The result of reading a file of samples: its table, or its problems. */
public sealed interface SampleReading permits SampleTable, SampleProblems {}
