/**
 * What the commands share: streams and exit code, errors that the user can correct, names of runs, and the terminal.
 */
package io.github.wingload.cli.command;
