package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.report.page.ShownPages;
import io.github.wingload.report.page.ShownRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of page, opened in a browser: drawn, accessible, and asking for nothing. */
@Timeout(120)
class AllPagesIT {

    private static final int WIDE = 1_400;
    private static final int NARROW = 400;

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
        DIFF_WORSE(() -> ShownPages.diff(ShownRun.pass(), ShownRun.slower(), "results/revertrisk/"), 6),
        TREND_WITH_A_SHIFT(() -> ShownPages.trend("2026-03-08"), 5),
        STREAMS(() -> ShownRun.streams().html(), 12),
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
        Path page = Files.writeString(directory.resolve(shape.name() + ".html"), shape.html.get());
        for (boolean dark : List.of(false, true)) {
            browser.open(page, dark ? NARROW : WIDE, dark);
            assertThat(browser.all("figure[data-chart]")).hasSize(shape.charts);
            assertThat((List<?>) browser.run("return [...document.querySelectorAll('.plot canvas')].map(canvas => {"
                            + "const colours = new Set();"
                            + "const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                            + "for (let i = 0; i < data.length; i += 4) if (data[i + 3]) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);"
                            + "return colours.size; })"))
                    .hasSize(shape.charts)
                    .allSatisfy(colours -> assertThat((Long) colours).isGreaterThan(5));
            assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling")
                    .isTrue();
            assertThat(browser.accessibilityFaults()).isEmpty();
            assertThat(browser.console()).isEmpty();
            assertThat(browser.requests()).containsOnly(page.toUri().toString());
            keepPicture(shape, dark);
        }
    }

    /** Pictures to look at, with {@code -Dscreens}. */
    private static void keepPicture(Shape shape, boolean dark) throws IOException {
        if (System.getProperty("screens") != null) {
            Path screens = Files.createDirectories(Path.of("target", "screens"));
            String name = shape.name().toLowerCase(Locale.ROOT).replace('_', '-') + (dark ? "-dark-narrow" : "");
            Files.write(screens.resolve(name + ".png"), browser.picture());
        }
    }
}
