package io.github.wingload.cli.run;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for thresholds, labels, the probe and limits. {@link GivenOverrides} reads their values from the parsed command line. */
final class JudgementOptions {

    @Option(
            names = "--threshold",
            paramLabel = "LINE",
            description = "Another threshold to judge, for example \"p90 of ok <= 500ms\". May be given several times.")
    List<String> thresholds = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description =
                    "A label that describes the service under test, for example image=2026-02-18. May be given several times.")
    List<String> labels = new ArrayList<>();

    @Option(names = "--no-probe", description = "Do not send a probe request before the load starts.")
    boolean noProbe;

    @Option(names = "--exceed-limits", description = "Run even if the plan exceeds a limit that the scenario declares.")
    boolean exceedLimits;
}
