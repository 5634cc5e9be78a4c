/** The command line: picocli commands, the live view, exit codes, and the one place that turns an exception into one. */
package io.github.wingload.cli;
