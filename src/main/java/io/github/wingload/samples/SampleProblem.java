package io.github.wingload.samples;

/**
 * Something wrong in a file of samples.
 *
 * @param line where, from 1; 0 if it is about the file as a whole
 * @param column the column's name; empty if it is about the row or the file
 * @param found what stands there
 * @param remedy what would be right
 */
public record SampleProblem(int line, String column, String found, String remedy) {}
