/** Text for the terminal: the line during a run, Locust's tables after it, and single requests with their answers. */
package io.github.wingload.report.console;
