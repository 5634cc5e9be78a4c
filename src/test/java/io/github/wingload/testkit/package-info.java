/**
 * Values for tests: calls, tasks, loads, plans and whole runs, each complete and valid before a test sets what it is about.
 *
 * <p>A builder is used by one thread and for one value. Nothing here starts a thread, opens a socket or reads a file.
 */
package io.github.wingload.testkit;
