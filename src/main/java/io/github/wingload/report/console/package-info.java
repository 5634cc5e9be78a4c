/** What the terminal shows: the line during a run and Locust's tables after it. */
package io.github.wingload.report.console;
