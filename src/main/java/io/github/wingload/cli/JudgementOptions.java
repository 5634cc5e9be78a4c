package io.github.wingload.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what a run is held against, and what it may do. */
final class JudgementOptions {

    @Option(
            names = "--threshold",
            paramLabel = "LINE",
            description = "One more promise to judge, for example \"p90 of ok <= 500ms\"; can be given several times.")
    List<String> thresholds = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "What the service under test was, for example image=2026-02-18; can be given several times.")
    List<String> labels = new ArrayList<>();

    @Option(names = "--no-probe", description = "Start without the one request that goes before time zero.")
    boolean noProbe;

    @Option(
            names = "--exceed-limits",
            description = "Run although the plan is over the limit that the scenario declares.")
    boolean exceedLimits;
}
