package io.github.wingload.samples;

/** What came of reading a file of samples: the table, or what is wrong with the file. */
public sealed interface SampleReading permits SampleTable, SampleProblems {}
