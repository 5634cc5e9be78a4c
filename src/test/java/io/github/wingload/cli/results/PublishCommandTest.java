package io.github.wingload.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.diff.MadeUpRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latest result in a page. */
class PublishCommandTest {

    private static final String MARKERS = "<!-- wingload:demo -->\n<!-- /wingload:demo -->\n";

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path directory;

    private Path results;
    private Path page;

    @BeforeEach
    void makeARun() throws IOException {
        results = directory.resolve("results");
        page = directory.resolve("README.md");
        save(200, "2026-11-22T00:00:00Z");
    }

    @Test
    void theBlockShowsTheLatestRunAndDoingItAgainChangesNothing() throws IOException {
        Files.writeString(page, "# Page\n" + MARKERS + "end");
        assertThat(publish()).isZero();
        String now = Files.readString(page);
        assertThat(now)
                .startsWith("# Page\n<!-- wingload:demo -->\n\n- Verdict: **PASS**: ")
                .contains("of 2026-11-22 00:00:00 UTC", "| 3,000 | 36,000 | 100.00% | 200 ms |", "Labels: `image=a`")
                .contains("service time of ok calls, rates are over the window of 300 s")
                .endsWith("\n<!-- /wingload:demo -->\nend");
        Files.setLastModifiedTime(page, FileTime.fromMillis(0));
        assertThat(publish()).isZero();
        assertThat(Files.readString(page)).isEqualTo(now);
        assertThat(Files.getLastModifiedTime(page).toMillis()).as("not written").isZero();
        assertThat(wingload.err()).contains("README.md now shows demo ", "README.md already shows demo ");

        save(900, "2026-11-22T01:00:00Z");
        assertThat(publish("demo@latest")).isZero();
        assertThat(Files.readString(page))
                .contains("2026-11-22 01:00:00 UTC", "| 900 ms |")
                .doesNotContain("200 ms");
    }

    @Test
    void missingBlockIsReportedWithItsRemedy() throws IOException {
        Files.writeString(page, "# Page\n");
        assertThat(publish()).isEqualTo(2);
        assertThat(wingload.err())
                .contains(
                        "has no block for demo",
                        "    <!-- wingload:demo -->",
                        "    <!-- /wingload:demo -->",
                        "--append");
        assertThat(page).hasContent("# Page\n");
        assertThat(publish("latest", "--append")).isZero();
        String now = Files.readString(page);
        assertThat(now).startsWith("# Page\n\n<!-- wingload:demo -->\n");
        assertThat(publish("latest", "--append")).isZero();
        assertThat(Files.readString(page)).isEqualTo(now);
    }

    @Test
    void brokenMarkersAreReportedWithTheirLineAndNothingIsWritten() throws IOException {
        Files.writeString(page, "# Page\n<!-- wingload:demo -->\n");
        assertThat(publish("latest", "--append")).isEqualTo(2);
        assertThat(wingload.err()).contains("README.md, line 2: ");
        assertThat(page).hasContent("# Page\n<!-- wingload:demo -->\n");
    }

    @Test
    void unusableFilesAndRunsAreRefused() throws IOException {
        assertThat(publish()).isEqualTo(2);
        assertThat(wingload.err()).contains("there is no file " + page);
        Files.write(page, MARKERS.getBytes(StandardCharsets.UTF_16));
        assertThat(publish()).isEqualTo(2);
        assertThat(wingload.err()).contains("is in UTF-16");
        Files.writeString(page, MARKERS);
        assertThat(publish("nowhere")).isEqualTo(2);
        Path table = Files.writeString(directory.resolve("old_stats.csv"), "");
        assertThat(publish(table.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("is not a run of wingload");
        Path killed = save(200, "2026-11-22T01:00:00Z").resolve("run.json");
        Files.writeString(killed, Files.readString(killed).replaceFirst("\"finished\"", "\"running\""));
        assertThat(publish()).isEqualTo(2);
        assertThat(wingload.err()).contains("has not ended, or was killed");
        assertThat(page).hasContent(MARKERS);
    }

    private int publish(String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "publish";
        all[1] = page.toString();
        all[2] = "--results";
        all[3] = results.toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return wingload.execute(all);
    }

    private Path save(double tookMs, String start) throws IOException {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(3_000, tookMs);
        run.labels = Map.of("image", "a");
        return RunsOnDisk.save(run, results, start);
    }
}
