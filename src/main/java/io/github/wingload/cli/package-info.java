/**
 * The command line: picocli commands, the live view, exit codes, and the one place that turns an exception into one.
 *
 * <p>In: arguments, the environment, the terminal. Out: text, files and an exit code. One command a file; options that
 * several commands or several lines of a command share are picocli mixins, named {@code …Options}, that hold what was
 * given as it was given: whether a value is right is for {@code scenario} to say, in the same words for a file and an
 * option. What a program reads goes to stdout, everything else to stderr.
 */
package io.github.wingload.cli;
