package io.github.wingload.cli;

import io.github.wingload.report.page.ShownRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of page of one run, opened in a browser. */
@Timeout(120)
class AllPagesOfRunsIT {

    @TempDir
    private static Path directory;

    @RegisterExtension
    private static final Browser browser = new Browser();

    enum Shape {
        PASS(() -> ShownRun.pass().html(), 6),
        HOUR(() -> ShownRun.overloaded().html(), 7),
        ALL_FAILED(() -> ShownRun.allFailed().html(), 3),
        EMPTY(() -> ShownRun.empty().html(), 0),
        FORTY_ERRORS(() -> ShownRun.manyErrors().html(), 7),
        TWO_HUNDRED_TASKS(() -> ShownRun.manyTasks().html(), 7),
        STREAMS(() -> ShownRun.streams().html(), 12);

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
