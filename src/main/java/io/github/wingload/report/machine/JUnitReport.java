package io.github.wingload.report.machine;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import io.github.wingload.text.JUnitXml;
import io.github.wingload.text.JUnitXml.Case;
import io.github.wingload.text.JUnitXml.NotPassed;
import io.github.wingload.text.JUnitXml.Outcome;
import io.github.wingload.text.JUnitXml.Suite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Runs as JUnit XML, as CI servers show it: a suite for each run, a case for each threshold.
 *
 * <p>A missed threshold is a failure, an undecided one is skipped, and each threshold of an invalid run is an error, because
 * nothing is known about the target. A run without thresholds has one case, the verdict. A comparison with a baseline is a suite of its
 * own.
 */
public final class JUnitReport {

    private static final double MS_PER_SECOND = 1e3;

    private JUnitReport() {}

    /**
     * The document, ending in a line end.
     *
     * @param runs at least one
     * @param comparison of the runs with a baseline
     */
    public static String of(List<Analysis> runs, Optional<Case> comparison) {
        List<Suite> suites =
                new ArrayList<>(runs.stream().map(JUnitReport::suite).toList());
        Instant started = runs.get(0).result().manifest().start();
        comparison.ifPresent(found -> suites.add(new Suite(
                found.className(), started, OptionalDouble.empty(), Optional.empty(), Map.of(), List.of(found))));
        return JUnitXml.of("wingload", suites);
    }

    private static Suite suite(Analysis run) {
        Manifest manifest = run.result().manifest();
        String name = manifest.plan().name();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("run", manifest.id());
        properties.put("verdict", run.judgement().verdict().name());
        properties.put("reason", reason(run.judgement()));
        return new Suite(
                name,
                manifest.start(),
                OptionalDouble.of(run.result().load().lastCallEnd().toMillis() / MS_PER_SECOND),
                Optional.of(manifest.host()),
                properties,
                cases(name, run.judgement()));
    }

    private static List<Case> cases(String suite, Judgement judgement) {
        if (judgement.thresholds().isEmpty()) {
            return List.of(testCase(suite, "verdict", outcome(judgement.verdict()), reason(judgement)));
        }
        return judgement.thresholds().stream()
                .map(result -> judgement.verdict() == Verdict.INVALID
                        ? testCase(
                                suite,
                                result.threshold().text(),
                                Optional.of(Outcome.ERROR),
                                "the run is invalid: " + reason(judgement))
                        : testCase(suite, result.threshold().text(), outcome(result.state()), ThresholdText.of(result)))
                .toList();
    }

    private static Case testCase(String suite, String name, Optional<Outcome> outcome, String message) {
        return new Case(suite, name, OptionalDouble.empty(), outcome.map(how -> new NotPassed(how, message)));
    }

    private static Optional<Outcome> outcome(ThresholdResult.State state) {
        return switch (state) {
            case PASS -> Optional.empty();
            case FAIL -> Optional.of(Outcome.FAILURE);
            case INCONCLUSIVE -> Optional.of(Outcome.SKIPPED);
        };
    }

    private static Optional<Outcome> outcome(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Optional.empty();
            case FAIL -> Optional.of(Outcome.FAILURE);
            case INVALID -> Optional.of(Outcome.ERROR);
            case INCONCLUSIVE -> Optional.of(Outcome.SKIPPED);
        };
    }

    private static String reason(Judgement judgement) {
        return ReasonText.of(judgement.reason()).reason();
    }
}
