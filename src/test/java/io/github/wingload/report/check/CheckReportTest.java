package io.github.wingload.report.check;

import static io.github.wingload.check.Checks.failed;
import static io.github.wingload.check.Checks.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckComparison;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.Checks;
import io.github.wingload.check.Coverage;
import io.github.wingload.check.Layer;
import io.github.wingload.text.PlainText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckReportTest {

    private static String text(CheckResult check) {
        return new CheckReport(check, Optional.empty(), Coverage.NONE).in(new PlainText());
    }

    private static String headline(CaseResult... results) {
        return new CheckReport(Checks.of(results), Optional.empty(), Coverage.NONE).headline();
    }

    @Test
    void theWorstServiceIsNamedFirstWithItsLayerAndWhatItMeans() {
        assertThat(text(Checks.of(
                        passed("langid", "codfw", 36),
                        failed("revertrisk", "codfw", Layer.EGRESS, 500),
                        passed("langid", "eqiad", 40),
                        passed("revertrisk", "eqiad", 580))))
                .isEqualTo("""
                        1 of 2 services fails on codfw: egress
                        ======================================

                        4 checks with 4 requests from 2026-02-23 17:25:00 UTC, in 1.5 s: 3 passed, 1 failed, 0 undecided.

                        Probable causes
                        ---------------

                        - egress (codfw: 1 service): The model server works, but its own calls fail, such as those to MediaWiki. Look at the mesh (VirtualServices, sidecars, transparent proxy). Pods stay ready and health endpoints green meanwhile.

                        Services
                        --------

                        service     codfw         eqiad
                        ----------  ------------  -----------
                        revertrisk  egress (500)  ok, 580 ms
                        langid      ok, 36.0 ms   ok, 40.0 ms

                        Failures
                        --------

                        egress on codfw (1 service): expected status 200, got 500. The answer: {"error":"Failed to fetch"}. The health endpoint answers 200.

                        - revertrisk: POST /predict with rev_id 12, suite.yaml:3, runbook https://wiki.example.org/revertrisk.
                        """);
    }

    @Test
    void theHeadlineSaysWhatIsKnown() {
        assertThat(headline(passed("a", "codfw", 1), passed("b", "codfw", 1)))
                .isEqualTo("All 2 services work on codfw");
        assertThat(headline(passed("a", "codfw", 1))).isEqualTo("The service works on codfw");
        assertThat(headline(passed("a", "codfw", 1), failed("b", "codfw", Layer.UNREACHABLE, 0)))
                .isEqualTo("Nothing is known of 1 of 2 services on codfw: not reachable from here");
        assertThat(headline()).isEqualTo("Nothing was checked");
    }

    @Test
    void whatChangedAndWhatIsNotCoveredIsListed() {
        CheckResult before = Checks.of(passed("a", "codfw", 1), failed("b", "codfw", Layer.MODEL, 500));
        CheckResult now = Checks.of(failed("a", "codfw", Layer.EGRESS, 500), failed("b", "codfw", Layer.MODEL, 500));
        String text = new CheckReport(
                        now,
                        Optional.of(new CheckComparison(before, now)),
                        new Coverage(List.of("readability"), List.of("langid.llm")))
                .in(new PlainText());
        assertThat(text)
                .contains("Since the check of 2026-02-23 17:25:00 UTC")
                .contains("- Broken since then (1): a on codfw")
                .contains("- Broken before as well, with the same cause (1): b on codfw")
                .contains("- Listed, but without a case (1): readability")
                .contains("- Checked, but not listed (1): langid.llm");
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void everyLayerHasANameAndAMeaningThatIsNotCut(Layer layer) {
        assertThat(LayerText.name(layer)).isNotBlank();
        assertThat(LayerText.meaning(layer).isEmpty()).isEqualTo(layer == Layer.NONE);
        assertThat(LayerText.meaning(layer).length()).isLessThan(500);
    }
}
