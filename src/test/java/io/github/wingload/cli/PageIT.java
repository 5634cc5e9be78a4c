package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.report.page.ShownRun;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page of a run, used in a browser. */
@Timeout(120)
class PageIT {

    private static final int WIDE = 1_400;

    @TempDir
    private static Path directory;

    @RegisterExtension
    private static final Browser browser = new Browser();

    @Test
    void hoveringReadsTheValuesOfAllChartsAtThatMoment() throws IOException {
        ShownRun run = ShownRun.overloaded(Duration.ofMinutes(3));
        browser.open(page("hover", run), WIDE, false);
        int bin = 100;
        WebElement plot = browser.one("[data-chart=times] .plot");
        Object x = browser.run(
                "return echarts.getInstanceByDom(arguments[0]).convertToPixel({xAxisIndex: 0}, arguments[1])",
                plot,
                bin * 1000 + 500);
        browser.hover(plot, ((Number) x).doubleValue(), 80);

        double[] percentiles = run.timeline().bins().get(bin).percentilesMs(Quantity.DURATION, 50, 90, 99);
        await().untilAsserted(() -> assertThat(read("times"))
                .containsExactly(
                        Map.entry("p50", Unit.TIME.text(percentiles[0])),
                        Map.entry("p90", Unit.TIME.text(percentiles[1])),
                        Map.entry("p99", Unit.TIME.text(percentiles[2]))));
        await().untilAsserted(() -> assertThat(read("rates"))
                .contains(Map.entry("delivered", run.timeline().bins().get(bin).ended() + ".0/s")));
        assertThat(browser.one("[data-chart=rates] h3").getText()).contains("1:40 (14:03:40 UTC)");
    }

    @Test
    void zoomIsSharedAndANameHidesItsSeries() throws IOException {
        browser.open(page("zoom", ShownRun.pass()), WIDE, false);
        browser.one("button[aria-label='Zoom in']").click();
        await().untilAsserted(() -> assertThat(ranges()).hasSize(1).doesNotContain("0 to 300000"));
        assertThat(browser.one("#range").getText()).isEqualTo("1:15 to 3:45");
        browser.one("button[aria-label='Show the whole run']").click();
        await().untilAsserted(() -> assertThat(browser.one("#range").getText()).isEqualTo("Drag to zoom"));

        browser.drag(browser.one("[data-chart=rates] .plot"), 200, 400);
        await().untilAsserted(() -> assertThat(ranges()).hasSize(1).doesNotContain("0 to 300000"));

        WebElement name = browser.one("[data-chart=times] .legend button");
        name.click();
        assertThat(name.getDomAttribute("aria-pressed")).isEqualTo("false");
        assertThat(browser.run("return echarts.getInstanceByDom(document.querySelector('[data-chart=times] .plot'))"
                        + ".getOption().legend[0].selected.p50"))
                .isEqualTo(false);
    }

    @Test
    void scriptsInNamesAndAnswersAreInert() throws IOException {
        Path page = page(
                "hostile",
                ShownRun.of("\"'><img src=x onerror=document.title='broken'><script>document.title='broken'</script>"));
        browser.open(page, WIDE, false);
        browser.all("figure summary").forEach(WebElement::click);
        assertThat(browser.all("img")).isEmpty();
        assertThat(browser.run("return document.title")).isEqualTo("FAIL: hostile");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).containsOnly(page.toUri().toString());
    }

    @Test
    void tablesSortByTheirFigures() throws IOException {
        browser.open(page("sort", ShownRun.manyTasks()), WIDE, false);
        WebElement table = (WebElement) browser.run("return [...document.querySelectorAll('section')]"
                + ".find(section => section.querySelector('h2')?.textContent === 'Tasks').querySelector('table')");
        Object column = browser.run(
                "const heads = [...arguments[0].tHead.rows[0].cells]; const p90 = heads.find(head => head.textContent === 'P90');"
                        + "p90.querySelector('button').click(); return heads.indexOf(p90)",
                table);
        List<?> sorted = (List<?>) browser.run(
                "return [...arguments[0].tBodies[0].rows].map(row => row.cells[arguments[1]].textContent.trim())",
                table,
                column);
        List<Double> ms = sorted.stream()
                .limit(sorted.size() - 1)
                .map(text -> text.toString().split("\u00a0"))
                .map(cell -> Double.parseDouble(cell[0]) * (cell[1].equals("s") ? 1_000 : 1))
                .toList();
        assertThat(ms).hasSize(200).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(sorted)
                .anyMatch(cell -> cell.toString().endsWith("\u00a0ms"))
                .anyMatch(cell -> cell.toString().endsWith("\u00a0s"));
    }

    @Test
    void theTableBehindAChartHasItsValues() throws IOException {
        ShownRun run = ShownRun.pass();
        browser.open(page("values", run), WIDE, false);
        browser.one("[data-chart=times] summary").click();
        await().untilAsserted(() -> assertThat(browser.all("[data-chart=times] tbody tr"))
                .hasSize(run.timeline().bins().size()));
        double[] found = run.timeline().bins().get(7).percentilesMs(Quantity.DURATION, 50, 90, 99);
        assertThat(browser.one("[data-chart=times] tbody tr:nth-child(8)").getText())
                .isEqualTo("0:07 " + Unit.TIME.text(found[0]) + " " + Unit.TIME.text(found[1]) + " "
                        + Unit.TIME.text(found[2]));
    }

    @Test
    void aRealRunShowsWhatItsReportSays() throws IOException {
        Path scenario = Files.writeString(directory.resolve("real.yaml"), """
                name: real
                target: {simulator: {profile: revertrisk-wikidata-production}}
                load: {users: 10, spawn_rate: 10, run_time: 3s}
                wait_time: {constant: 100ms}
                tasks:
                  - post: /v1/models/revertrisk-wikidata:predict
                    json: {rev_id: 1}
                """);
        CommandContext wingload = new CommandContext();
        wingload.execute(
                "run",
                scenario.toString(),
                "--results",
                directory.resolve("results").toString());
        Finished finished = Finished.of(wingload.out(), directory);
        Path made = finished.directory().resolve("report.html");
        JsonNode report = JsonMapper.shared().readTree(finished.directory().resolve("report.json"));

        browser.open(made, WIDE, false);
        assertThat(browser.one(".verdict .word").getText())
                .contains(report.get("judgement").get("verdict").stringValue().toUpperCase(Locale.ROOT));
        assertThat(browser.one(".tables table").getText())
                .contains("Total Requests "
                        + Figures.count(report.get("aggregated")
                                .get("figures")
                                .get("requests")
                                .longValue()));
        assertThat(browser.console()).isEmpty();

        Path again = directory.resolve("again.html");
        CommandContext second = new CommandContext();
        assertThat(second.execute(
                        "report", finished.directory().toString(), "--format", "html", "-o", again.toString()))
                .isZero();
        assertThat(withoutUsers(again)).isEqualTo(withoutUsers(made));
    }

    /** The data of a page's charts, but for the users: a file of the run names their second by the clock on the wall. */
    private static JsonNode withoutUsers(Path page) throws IOException {
        String html = Files.readString(page);
        int from = html.indexOf("{", html.indexOf("id=\"data\""));
        JsonNode data = JsonMapper.shared().readTree(html.substring(from, html.indexOf("</script>", from)));
        data.get("time")
                .forEach(chart -> chart.get("series").forEach(series -> {
                    if (series.get("name").stringValue().equals("users")) {
                        ((ObjectNode) series).remove("values");
                    }
                }));
        return data;
    }

    private static Path page(String name, ShownRun run) throws IOException {
        return Files.writeString(directory.resolve(name + ".html"), run.html());
    }

    /** What the names above a chart say beside themselves. */
    private static Map<String, String> read(String chart) {
        Map<String, String> values = new LinkedHashMap<>();
        browser.all("[data-chart=" + chart + "] .legend button").forEach(button -> {
            String[] parts = button.getText().split("\\s+", 2);
            values.put(parts[0], parts.length > 1 ? parts[1] : "");
        });
        return values;
    }

    /** The stretches of time that the charts show. */
    private static Set<String> ranges() {
        List<?> all = (List<?>) browser.run("return [...document.querySelectorAll('figure[data-chart]')]"
                + ".filter(figure => !/^(curve|distribution)/.test(figure.dataset.chart))"
                + ".map(figure => echarts.getInstanceByDom(figure.querySelector('.plot')).getOption().dataZoom[0])"
                + ".map(range => Math.round(range.startValue) + ' to ' + Math.round(range.endValue))");
        return all.stream().map(Object::toString).collect(Collectors.toSet());
    }
}
