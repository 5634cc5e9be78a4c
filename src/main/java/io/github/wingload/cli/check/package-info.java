/** The command that checks services on clusters. In: suites, scenarios and targets. Out: a report and an exit code. */
package io.github.wingload.cli.check;
