/**
 * The command line: its root, the commands that neither open a scenario nor read a run, and the one place that turns an
 * exception into an exit code.
 *
 * <p>In: arguments, the environment, the terminal. Out: text, files and an exit code. Each command
 * has a file. Groups of options are picocli mixins, named {@code …Options}; they do not check values, because {@code scenario}
 * checks the values of files and options by the same rules and with the same messages. Output for programs goes to stdout,
 * everything else to stderr.
 */
package io.github.wingload.cli;
