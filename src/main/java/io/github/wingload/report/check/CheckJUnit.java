package io.github.wingload.report.check;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import io.github.wingload.text.JUnitXml;
import io.github.wingload.text.JUnitXml.Case;
import io.github.wingload.text.JUnitXml.NotPassed;
import io.github.wingload.text.JUnitXml.Outcome;
import io.github.wingload.text.JUnitXml.Suite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A check in JUnit's XML format: a suite for each target, a case for each result. A failed result is a failure, an undecided one
 * an error, and a target that was held back a suite without cases.
 */
final class CheckJUnit {

    private static final double NS_PER_SECOND = 1e9;

    private CheckJUnit() {}

    static String of(CheckResult check) {
        return JUnitXml.of(
                "wingload check",
                check.targets().stream().map(target -> suite(check, target)).toList());
    }

    private static Suite suite(CheckResult check, String target) {
        List<Case> cases = check.results().stream()
                .filter(result -> result.target().equals(target))
                .map(CheckJUnit::testCase)
                .toList();
        return new Suite(target, check.started(), OptionalDouble.empty(), Optional.empty(), Map.of(), cases);
    }

    private static Case testCase(CaseResult result) {
        return new Case(
                result.id().service(),
                result.id().name(),
                OptionalDouble.of(result.last().time().toNanos() / NS_PER_SECOND),
                result.state() == State.PASSED ? Optional.empty() : Optional.of(notPassed(result)));
    }

    private static NotPassed notPassed(CaseResult result) {
        String excerpt = result.last().excerpt();
        return new NotPassed(
                result.state() == State.FAILED ? Outcome.FAILURE : Outcome.ERROR,
                result.layer().label(),
                String.join("; ", result.last().mismatches()),
                LayerText.meaning(result.layer())
                        + (excerpt.isEmpty() ? "" : " The answer: " + excerpt)
                        + result.runbook()
                                .map(address -> " Runbook: " + address)
                                .orElse(""));
    }
}
