package io.github.wingload.check.objective;

import static io.github.wingload.check.Checks.failed;
import static io.github.wingload.check.Checks.passed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.Layer;
import io.github.wingload.check.objective.Standing.Source;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.result.Analysis;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectiveTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Objective AVAILABILITY =
            new Objective("available", "revertrisk", Optional.empty(), Duration.ofHours(24), 0.75, Optional.empty());
    private static final Objective LATENCY = new Objective(
            "fast", "revertrisk", Optional.of("codfw"), Duration.ofHours(24), 0.5, Optional.of(Duration.ofMillis(100)));

    @TempDir
    private Path folder;

    private static CheckResult check(Duration ago, CaseResult... results) {
        return new CheckResult(
                NOW.minus(ago), Duration.ZERO, 1, List.of("codfw", "eqiad"), List.of(), List.of(results));
    }

    private static final List<CheckResult> CHECKS = List.of(
            check(Duration.ofHours(30), failed("revertrisk.ml", "codfw", Layer.EGRESS, 500)),
            check(Duration.ofHours(20), passed("revertrisk.ml", "codfw", 50), passed("langid.ml", "codfw", 50)),
            check(Duration.ofHours(10), passed("revertrisk.ml", "codfw", 150), passed("revertrisk.ml", "eqiad", 150)),
            check(Duration.ofHours(5), failed("revertrisk.ml", "codfw", Layer.UNREACHABLE, 0)),
            check(Duration.ZERO, failed("revertrisk.ml", "codfw", Layer.EGRESS, 500)));

    private static Standing standing(Objective objective, List<CheckResult> checks) {
        List<Standing> standings = new History(checks, List.of()).standings(objective);
        assertThat(standings).hasSize(1);
        return standings.get(0);
    }

    @Test
    void onlyDecidedChecksOfTheServiceInTheWindowCount() {
        Standing standing = standing(AVAILABILITY, CHECKS);
        assertThat(standing.count()).isEqualTo(4);
        assertThat(standing.good()).isEqualTo(3);
        assertThat(standing.share()).isEqualTo(0.75);
        assertThat(standing.budgetLeft()).isCloseTo(0, within(1e-9));
        assertThat(standing.met()).isTrue();
    }

    @Test
    void latencyIsOfGoodAnswersOnOneTarget() {
        Standing standing = standing(LATENCY, CHECKS);
        assertThat(standing.count()).isEqualTo(2);
        assertThat(standing.good()).isEqualTo(1);
        assertThat(standing.budgetLeft()).isCloseTo(0, within(1e-9));
    }

    @Test
    void checksOfOtherServicesSayNothing() {
        Standing standing = standing(AVAILABILITY, List.of(check(Duration.ZERO, passed("langid.ml", "codfw", 50))));
        assertThat(standing.met()).isFalse();
        assertThat(standing.budgetLeft()).isNaN();
        assertThat(new History(List.of(), List.of()).standings(AVAILABILITY)).isEmpty();
    }

    /** A run of the scenario "demo", which sends no Host header. */
    private static MadeUpRun run(Duration ago) {
        MadeUpRun run =
                MadeUpRun.ofSeconds(10).ok(0, 50).ok(1_000, 100).ok(2_000, 101).failed(3_000, 10);
        run.start = NOW.minus(ago);
        return run;
    }

    @Test
    void callsOfRunsAreCountedApartFromChecks() {
        Objective available =
                new Objective("a", "demo", Optional.empty(), Duration.ofHours(24), 0.75, Optional.empty());
        Objective fast = new Objective(
                "f", "demo", Optional.empty(), Duration.ofHours(24), 0.5, Optional.of(Duration.ofMillis(100)));
        History history = new History(
                CHECKS,
                List.of(
                        run(Duration.ofHours(30)).report(),
                        run(Duration.ofHours(3)).report(),
                        run(Duration.ofHours(1)).report()));
        assertThat(history.standings(available))
                .containsExactly(
                        new Standing(available, Source.CHECKS, 0, 0, 0), new Standing(available, Source.RUNS, 2, 8, 6));
        assertThat(history.standings(fast).get(1)).isEqualTo(new Standing(fast, Source.RUNS, 2, 6, 4));
    }

    @Test
    void theLastRunEndsTheWindowToo() {
        Objective available =
                new Objective("a", "revertrisk", Optional.empty(), Duration.ofHours(24), 0.75, Optional.empty());
        List<Standing> standings =
                new History(CHECKS, List.of(run(Duration.ofHours(-30)).report())).standings(available);
        assertThat(standings)
                .containsExactly(
                        new Standing(available, Source.CHECKS, 0, 0, 0), new Standing(available, Source.RUNS, 0, 0, 0));
    }

    @Test
    void aRunIsOnATargetByItsLabelOrItsHost() {
        MadeUpRun run = run(Duration.ZERO);
        run.labels = Map.of("target", "codfw");
        History history = new History(List.of(), List.of(run.report()));
        for (Map.Entry<String, Integer> target :
                Map.of("codfw", 1, "127.0.0.1", 1, "eqiad", 0).entrySet()) {
            Objective there = new Objective(
                    "a", "demo", Optional.of(target.getKey()), Duration.ofHours(1), 0.75, Optional.empty());
            assertThat(history.standings(there).get(0).runs())
                    .as(target.getKey())
                    .isEqualTo(target.getValue());
        }
    }

    /** A run that compares two targets says how good each of them was. */
    @Test
    void ofAComparisonTheCallsToTheTargetCount() {
        Plan plan = Plans.compared()
                .name("demo")
                .sides(
                        new Side("external", UrlTarget.of(URI.create("http://codfw"))),
                        new Side("internal", UrlTarget.of(URI.create("http://eqiad"))))
                .plan();
        Analysis run = Runs.of(plan)
                .start(NOW)
                .calls(List.of(
                        Calls.at(0, 50).task(0).pair(1).call(),
                        Calls.at(50, 50)
                                .task(1)
                                .pair(1)
                                .answered(500, "HTTP 500")
                                .call(),
                        Calls.at(100, 50).task(0).pair(2).call()))
                .analysis();
        History history = new History(List.of(), List.of(run));
        for (Map.Entry<String, Standing> target : Map.of(
                        "codfw", new Standing(objective("codfw"), Source.RUNS, 1, 2, 2),
                        "eqiad", new Standing(objective("eqiad"), Source.RUNS, 1, 1, 0))
                .entrySet()) {
            assertThat(history.standings(objective(target.getKey()))).containsExactly(target.getValue());
        }
    }

    private static Objective objective(String target) {
        return new Objective("a", "demo", Optional.of(target), Duration.ofHours(1), 0.75, Optional.empty());
    }

    @Test
    void theShippedObjectivesAreRead() {
        Findings findings = new Findings();
        List<Objective> objectives = ObjectiveReader.read(Path.of("scenarios/objectives/revertrisk-la.yaml"), findings);
        assertThat(findings.problemCount()).isZero();
        assertThat(objectives)
                .containsExactly(
                        new Objective(
                                "revertrisk-la-availability",
                                "revertrisk-language-agnostic",
                                Optional.empty(),
                                Duration.ofHours(672),
                                0.99,
                                Optional.empty()),
                        new Objective(
                                "revertrisk-la-latency",
                                "revertrisk-language-agnostic",
                                Optional.empty(),
                                Duration.ofHours(672),
                                0.95,
                                Optional.of(Duration.ofSeconds(1))));
    }

    @Test
    void everyProblemOfAFileIsReported() throws IOException {
        Path file = Files.write(
                folder.resolve("o.yaml"),
                List.of("objectives:", "  - {name: a b, service: x, window: 28, availability: 100%}", "  - {name: c}"));
        Findings findings = new Findings();
        ObjectiveReader.read(file, findings);
        assertThat(findings.problems(file.toString()))
                .extracting(Problem::toString)
                .map(text -> text.replace(file.toString(), "o.yaml"))
                .containsExactly(
                        "o.yaml:2:12: objectives[0].name: \"a b\" is not a name; use at most 100 letters, digits, hyphens, dots and underscores",
                        "o.yaml:2:37: objectives[0].window: 28 has no unit; write 28s for seconds or 28ms for milliseconds",
                        "o.yaml:2:55: objectives[0].availability: \"100%\" is not a share below 100%; write it in percent: 99% or 99.9%",
                        "o.yaml:3:5: objectives[1]: availability or latency is missing; add availability: 99%, or latency: {within: 2s, share: 95%}",
                        "o.yaml:3:5: objectives[1].service: missing; add it, for example service: langid",
                        "o.yaml:3:5: objectives[1].window: missing; add it, for example window: 672h");
    }
}
