package io.github.wingload.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final int RUNS = 400;
    private static final int FEW_RUNS = 60;

    /** 60 runs cannot tell 95 % from 90 %; they show an interval that is too narrow by half. */
    @Test
    void shortRunsOfCorrelatedCallsCover() {
        for (Experiment experiment : List.of(
                Experiment.times(Process.independent()),
                Experiment.times(Process.autoregressive(0.9)),
                Experiment.failures(0.01, 0))) {
            CoverageAudit.Row row = CoverageAudit.row(experiment, 60, FEW_RUNS);
            assertThat(row.figures()).allSatisfy(figure -> {
                assertThat(figure.shownPercent()).isGreaterThan(90);
                assertThat(figure.coveredPercent()).isGreaterThan(85);
            });
        }
    }

    @Test
    @Tag("audit")
    void everyIntervalCovers() throws IOException {
        List<CoverageAudit.Row> rows = CoverageAudit.rows(RUNS);
        AuditPage.write("Intervals", CoverageAudit.section(rows));
        assertThat(rows.stream().flatMap(row -> row.broken().stream())).isEmpty();
    }

    @Test
    @Tag("audit")
    void unchangedServicesAreSeldomCalledWorseOrBetter() throws IOException {
        List<ComparisonAudit.Row> rows = ComparisonAudit.rows(RUNS);
        AuditPage.write("Comparisons", ComparisonAudit.section(rows));
        assertThat(rows).allMatch(ComparisonAudit.Row::holds);
    }

    @Test
    @Tag("audit")
    void successRatesOfReplicatesSeldomDiffer() throws IOException {
        List<WelchAudit.Row> rows = WelchAudit.rows(5 * RUNS);
        AuditPage.write("Replicates", WelchAudit.section(rows));
        assertThat(rows).allMatch(WelchAudit.Row::holds);
    }

    @Test
    @Tag("audit")
    void equalRunsSeldomMakeATrend() throws IOException {
        List<TrendAudit.Row> rows = TrendAudit.rows(RUNS);
        AuditPage.write("Trends", TrendAudit.section(rows));
        assertThat(rows).allMatch(TrendAudit.Row::holds);
    }

    @Test
    void comparisonsKeepTheirPromiseInASmallSlice() {
        assertThat(WelchAudit.row(186, 99, 1, 2, RUNS)).matches(WelchAudit.Row::holds);
        assertThat(WelchAudit.row(186, 99, 2, 2, RUNS)).matches(WelchAudit.Row::holds);
        assertThat(TrendAudit.row(20, 5, 0, 0, FEW_RUNS)).matches(TrendAudit.Row::holds);
        assertThat(TrendAudit.row(20, 5, 11, 2, FEW_RUNS)).matches(TrendAudit.Row::holds);
    }
}
