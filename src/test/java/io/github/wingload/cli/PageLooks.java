package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What each kind of page must be in a browser: drawn, accessible, and asking for nothing. */
final class PageLooks {

    private static final int WIDE = 1_400;
    private static final int NARROW = 400;

    private final Browser browser;
    private final Path directory;

    /** @param directory for the pages */
    PageLooks(Browser browser, Path directory) {
        this.browser = browser;
        this.directory = directory;
    }

    /** Opens a page, wide and light, and then narrow and dark. */
    void check(Enum<?> shape, String html, int charts) throws IOException {
        Path page = Files.writeString(directory.resolve(shape.name() + ".html"), html);
        for (boolean dark : List.of(false, true)) {
            browser.open(page, dark ? NARROW : WIDE, dark);
            assertThat(browser.all("figure[data-chart]")).hasSize(charts);
            assertThat((List<?>) browser.run("return [...document.querySelectorAll('.plot canvas')].map(canvas => {"
                            + "const colours = new Set();"
                            + "const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                            + "for (let i = 0; i < data.length; i += 4) if (data[i + 3]) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);"
                            + "return colours.size; })"))
                    .hasSize(charts)
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
    private void keepPicture(Enum<?> shape, boolean dark) throws IOException {
        if (System.getProperty("screens") != null) {
            Path screens = Files.createDirectories(Path.of("target", "screens"));
            String name = shape.name().toLowerCase(Locale.ROOT).replace('_', '-') + (dark ? "-dark-narrow" : "");
            Files.write(screens.resolve(name + ".png"), browser.picture());
        }
    }
}
