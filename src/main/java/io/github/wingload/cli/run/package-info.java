/**
 * The commands that open a scenario: run it, try one user, validate it. Each reads the file through
 * {@link io.github.wingload.cli.run.OpenedScenario}.
 */
package io.github.wingload.cli.run;
