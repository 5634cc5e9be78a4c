package io.github.wingload.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Results of checks for tests. */
public final class Checks {

    private Checks() {}

    public static CheckResult of(CaseResult... results) {
        return new CheckResult(
                Instant.parse("2026-02-23T17:25:00Z"),
                Duration.ofMillis(1500),
                results.length,
                List.of(results).stream().map(CaseResult::target).distinct().toList(),
                List.of(),
                List.of(results));
    }

    public static CaseResult passed(String service, String target, int milliseconds) {
        return result(
                service, target, new Attempt("", Layer.NONE, 200, Duration.ofMillis(milliseconds), List.of(), ""));
    }

    public static CaseResult failed(String service, String target, Layer layer, int status) {
        return result(
                service,
                target,
                new Attempt(
                        "rev_id 12",
                        layer,
                        status,
                        Duration.ofMillis(5010),
                        List.of("expected status 200, got " + status),
                        "{\"error\":\"Failed to fetch\"}"));
    }

    public static CaseResult result(String service, String target, Attempt... attempts) {
        return new CaseResult(
                new CaseId(service, "POST /predict"),
                target,
                "suite.yaml:3",
                Optional.of("https://wiki.example.org/" + service),
                List.of(attempts),
                OptionalInt.of(200));
    }
}
