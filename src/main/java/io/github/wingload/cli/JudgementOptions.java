package io.github.wingload.cli;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Options that say what a run is held against, and what it may do. */
final class JudgementOptions {

    @CommandLine.Option(
            names = "--threshold",
            paramLabel = "LINE",
            description = "One more promise to judge, for example \"p90 of ok <= 500ms\"; can be given several times.")
    private List<String> thresholds = new ArrayList<>();

    @CommandLine.Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "What the service under test was, for example image=2026-02-18; can be given several times.")
    private List<String> labels = new ArrayList<>();

    @CommandLine.Option(names = "--no-probe", description = "Start without the one request that goes before time zero.")
    private boolean noProbe;

    @CommandLine.Option(
            names = "--exceed-limits",
            description = "Run although the plan is over the limit that the scenario declares.")
    private boolean exceedLimits;

    /** The overrides with these options. */
    Overrides addTo(Overrides given) {
        Overrides all = given;
        for (String threshold : thresholds) {
            all = all.with(Option.THRESHOLD, threshold);
        }
        for (String label : labels) {
            all = all.with(Option.LABEL, label);
        }
        return all.with(Option.NO_PROBE, noProbe ? "true" : null)
                .with(Option.EXCEED_LIMITS, exceedLimits ? "true" : null);
    }
}
