package io.github.wingload.cli;

import io.github.wingload.report.page.ShownPages;
import io.github.wingload.report.page.ShownRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of page of several runs, opened in a browser. */
@Timeout(120)
class AllPagesOfManyRunsIT {

    @TempDir
    private static Path directory;

    @RegisterExtension
    private static final Browser browser = new Browser();

    enum Shape {
        DIFF_WORSE(() -> ShownPages.diff(ShownRun.pass(), ShownRun.slower(), "results/revertrisk/"), 6),
        TREND_WITH_A_SHIFT(() -> ShownPages.trend("2026-03-08"), 5),
        SWEEP(ShownPages::sweep, 2),
        SWEEP_OF_STREAMS(ShownPages::sweepOfStreams, 5);

        private final Supplier<String> html;
        private final int charts;

        Shape(Supplier<String> html, int charts) {
            this.html = html;
            this.charts = charts;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyChartIsDrawnAndNothingIsAskedFor(Shape shape) throws IOException {
        new PageLooks(browser, directory).check(shape, shape.html.get(), shape.charts);
    }
}
