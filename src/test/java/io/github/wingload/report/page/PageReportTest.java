package io.github.wingload.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.report.comparison.FigureChanges;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.result.Analysis;
import io.github.wingload.stats.StreamStats;
import io.github.wingload.stats.Timeline.Bin;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Secrets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageReportTest {

    private static final int MOST_CHARACTERS = 1_600_000;

    private static final ShownRun HOUR = ShownRun.overloaded();
    private static final ShownRun PASS = ShownRun.pass();
    private static final ShownRun SLOWER = ShownRun.slower();

    /** Pages with a text from outside in them, and the elements of each with a plain text. */
    private enum WithText {
        RUN(text -> ShownRun.of(text).html()),
        COMPARISON(text -> ShownPages.diff(ShownRun.of(text), ShownRun.of(text), text)),
        TREND(ShownPages::trend);

        private final UnaryOperator<String> page;
        private final List<String> plainTags;

        WithText(UnaryOperator<String> page) {
            this.page = page;
            this.plainTags = tags(page.apply("plain text"));
        }
    }

    @Test
    void everyTableOfTheTicketIsInThePageCellByCell() {
        ShownRun run = ShownRun.overloaded(Duration.ofMinutes(2));
        PlainText plain = new PlainText();
        List<String> expected = TicketReport.unabridged(run.report()).stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Table.class::isInstance)
                .flatMap(block -> ((Table) block).rows().stream())
                .flatMap(List::stream)
                .map((Phrase cell) -> plain.text(cell))
                .toList();

        String html = run.html();
        String tables = html.substring(html.indexOf("<div class=\"tables\">"), html.indexOf("<footer>"));
        List<String> cells = Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL)
                .matcher(tables)
                .results()
                .map(PageReportTest::text)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(cells).isEqualTo(expected);
    }

    @Test
    void theDataOfTheChartsAddUpToTheReport() {
        ShownRun run = ShownRun.overloaded(Duration.ofMinutes(2));
        JsonNode data = data(run.html());

        double seconds = data.get("bin").doubleValue();
        JsonNode delivered = data.get("time").get(0).get("series").get(1);
        assertThat(delivered.get("name").stringValue()).isEqualTo("delivered");
        long whole = 0;
        for (int bin = 0; bin + 1 < delivered.get("values").size(); bin++) {
            whole += Math.round(delivered.get("values").get(bin).doubleValue() * seconds);
        }
        long last = run.timeline().bins().get(run.timeline().bins().size() - 1).ended();
        assertThat(whole + last).isEqualTo(run.report().result().aggregated().requests());
        long cells = 0;
        for (JsonNode cell : data.get("heat").get("cells")) {
            cells += cell.get(2).longValue();
        }
        assertThat(cells).isEqualTo(run.report().result().aggregated().intended());
    }

    @Test
    void streamedAnswersHaveChartsOfTheirFirstTokensAndTheirTokens() {
        ShownRun run = ShownRun.streams();
        JsonNode data = data(run.html());
        Map<String, JsonNode> charts = new LinkedHashMap<>();
        data.get("time").forEach(chart -> charts.put(chart.get("id").stringValue(), chart));
        assertThat(charts.keySet()).containsExactly("rates", "times", "ttft", "ttfo", "tokens", "load");
        assertThat(charts.get("ttft").get("limits").get(0).get("value").intValue())
                .isEqualTo(1_000);
        assertThat(charts.get("tokens").get("limits").get(0).get("value").intValue())
                .isEqualTo(300);
        double tokens = 0;
        JsonNode rates = charts.get("tokens").get("series").get(0).get("values");
        for (int bin = 0; bin + 1 < rates.size(); bin++) {
            tokens += rates.get(bin).doubleValue() * data.get("bin").doubleValue();
        }
        StreamStats streams = run.report().timed().details().streams();
        assertThat(tokens).isCloseTo(streams.counts().outputTokens(), withinPercentage(1));

        JsonNode distributions = data.get("distributions");
        assertThat(distributions)
                .extracting(distribution -> distribution.get("id").stringValue())
                .containsExactly("distribution", "distribution-ttft", "distribution-tpot", "distribution-gap");
        assertThat(distributions)
                .extracting(PageReportTest::total)
                .containsExactly(
                        run.report().aggregated().count(FailureClass.OK),
                        streams.firstToken().count(),
                        streams.perToken().count(),
                        streams.gap().count());
    }

    private static long total(JsonNode distribution) {
        long total = 0;
        for (JsonNode count : distribution.get("counts")) {
            total += count.longValue();
        }
        return total;
    }

    @Test
    void aSweepOfStreamsHasChartsOfItsTokensByLoad() {
        JsonNode charts = data(ShownPages.sweepOfStreams()).get("sweep");
        assertThat(charts)
                .extracting(chart -> chart.get("title").stringValue())
                .containsExactly(
                        "Ok calls a second by calls in flight",
                        "Times of ok calls by load",
                        "Output tokens a second by load",
                        "Time to first token (ttft) by load",
                        "Time per token (tpot) by load");
        JsonNode tokens = charts.get(2);
        double alone = tokens.get("series").get(0).get("values").get(0).doubleValue();
        assertThat(alone).as("three tokens each 300 ms").isCloseTo(10, withinPercentage(2));
        assertThat(data(ShownPages.sweep()).get("sweep")).hasSize(2);
        assertThat(marks(charts.get(1))).containsExactly("1 user", "8 users", "32 users", "64 users");
        assertThat(marks(data(ShownPages.sweep()).get("sweep").get(0)))
                .as("calls in flight, some of them fewer than one")
                .allMatch(mark -> Double.parseDouble(mark) > 0);
    }

    private static List<String> marks(JsonNode chart) {
        return chart.get("levels")
                .valueStream()
                .map(level -> level.get("mark").stringValue())
                .toList();
    }

    @Test
    void anHourFitsIntoItsSize() {
        String html = HOUR.html();
        assertThat(html.length()).isLessThan(MOST_CHARACTERS);
        assertThat(data(html).get("bins").intValue()).isBetween(900, 1_800);
    }

    @Test
    void aRunWithoutCallsHasNoCharts() {
        String html = ShownRun.empty().html();
        assertThat(data(html)).isEmpty();
        assertThat(html).contains("INVALID").contains("no call was intended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script><!-- <b> &lt; &amp;",
                "\"'><img src=x onerror=alert(1)>",
                "</td></tr></table></style></script><h1>",
                "\u001b[31mred\u0007 \u0001\u2028\u202e\u2066\tend",
                "<script>/* script */</script>",
                "\\u003cscript>"
            })
    void textFromOutsideNeverBecomesMarkup(String text) {
        for (WithText kind : WithText.values()) {
            String html = kind.page.apply(text);
            assertThat(tags(html)).as("%s", kind).isEqualTo(kind.plainTags);
            assertThat(html.codePoints()
                            .filter(point ->
                                    Character.getType(point) == Character.FORMAT || point < ' ' && point != '\n'))
                    .as("%s", kind)
                    .isEmpty();
        }
    }

    @Test
    void aSecretIsRemovedAndLeavesTheScriptsAsTheyAre() {
        ShownRun run = ShownRun.of("a function too many");
        String html = PageReport.html(run.report(), run.timeline(), Optional.empty(), Secrets.of(List.of("function")));
        assertThat(html.contains(Assets.load().library())).isTrue();
        assertThat(html.contains(Assets.load().script())).isTrue();
        assertThat(html.contains("a function too many")).isFalse();
        assertThat(html.contains(Secrets.FOUND)).isTrue();
    }

    @Test
    void theRunBeforeIsDrawnAndItsChangesAreSaid() {
        Analysis pass = PASS.report();
        ComparedRuns earlier = new ComparedRuns(List.of(ComparedRun.reported("20260127T091200Z-a1b2", pass)));
        Optional<Before> before = Before.of(earlier, SLOWER.report());

        List<Tile> tiles = Tile.of(SLOWER.report(), before);
        assertThat(tiles.get(3).label()).isEqualTo("p90 of ok calls");
        assertThat(tiles.get(3).change()).matches("\\+\\d+\\.\\d%, worse");
        assertThat(tiles.get(3).bullet().before())
                .isEqualTo(pass.time().of(pass.timed().ok()).percentileIfAny(90));
        String html = PageReport.html(SLOWER.report(), SLOWER.timeline(), before, Secrets.NONE);
        assertThat(html.contains("compared with run 20260127T091200Z-a1b2")).isTrue();
        assertThat(Pattern.compile("<circle class=\"before\"").matcher(html).results())
                .hasSize(5);
    }

    @Test
    void aComparisonHasEveryFigureWithItsChangeDrawn() {
        RunDiff diff = ShownPages.compared(PASS, SLOWER, "");
        PlainText plain = new PlainText();
        List<String> expected = diff.aggregated().stream()
                .map(figure -> plain.text(FigureChanges.row(diff, figure).get(3)))
                .toList();

        String html = ShownPages.diff(PASS, SLOWER, "");
        String table =
                html.substring(html.indexOf("<table class=\"changes\">"), html.indexOf("<p class=\"note\">Figures"));
        List<String> rows = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL)
                .matcher(table.substring(table.indexOf("<tbody>")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(rows.stream()
                        .map(row -> Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL)
                                .matcher(row)
                                .results()
                                .skip(3)
                                .findFirst()
                                .map(PageReportTest::text)
                                .orElse("")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows)
                .hasSameSizeAs(expected)
                .filteredOn(row -> row.contains("<svg"))
                .hasSizeGreaterThan(5);
        assertThat(html).contains("WORSE").contains("aria-label=\"+");
    }

    @Test
    void aComparisonDrawsBothRunsInBinsOfOneLength() {
        ShownRun minutes = ShownRun.overloaded(Duration.ofMinutes(5));
        double minutesEnded =
                minutes.timeline().bins().stream().mapToLong(Bin::ended).sum();
        JsonNode data = data(ShownPages.diff(minutes, HOUR, ""));

        assertThat(data.get("bin").doubleValue()).isEqualTo(HOUR.timeline().binSeconds());
        JsonNode delivered = data.get("time").get(0);
        assertThat(delivered.get("id").stringValue()).isEqualTo("delivered");
        JsonNode shorter = delivered.get("series").get(0);
        assertThat(shorter.get("name").stringValue()).isEqualTo("A");
        assertThat(shorter.get("values").size()).isLessThan(data.get("bins").intValue() / 10);
        double ended = 0;
        for (JsonNode rate : shorter.get("values")) {
            ended += rate.doubleValue() * data.get("bin").doubleValue();
        }
        assertThat(ended).isCloseTo(minutesEnded, withinPercentage(0.5));
        assertThat(data.get("curve").get("series").size()).isEqualTo(2);
    }

    @Test
    void chartsOfTwoTargetsHaveNoTimeOfBothTogether() {
        JsonNode data = data(ShownRun.compared().html());
        assertThat(data.get("time"))
                .extracting(chart -> chart.get("id").stringValue())
                .containsExactly("rates", "load", "failures");
        assertThat(data.get("curve").get("series"))
                .extracting(curve -> curve.get("name").stringValue())
                .containsExactly("external", "internal");
        assertThat(data.get("distributions"))
                .extracting(times -> times.get("title").stringValue())
                .containsExactly("Distribution of ok calls to external", "Distribution of ok calls to internal");
    }

    @Test
    void aHistoryHasALevelABandAndTheMomentOfItsShift() {
        JsonNode charts = data(ShownPages.trend("b")).get("trend").get(0).get("charts");
        JsonNode p90 = charts.get(3);
        assertThat(p90.get("title").stringValue()).isEqualTo("p90 of ok calls");
        assertThat(p90.get("levels").get(0))
                .isEqualTo(p90.get("levels").get(6))
                .isNotEqualTo(p90.get("levels").get(7));
        for (int run = 0; run < 12; run++) {
            double value = p90.get("values").get(run).doubleValue();
            assertThat(value)
                    .isBetween(
                            p90.get("bands").get(run).get(0).doubleValue(),
                            p90.get("bands").get(run).get(1).doubleValue());
        }
        assertThat(p90.get("shifts").size()).isEqualTo(1);
        assertThat(p90.get("shifts").get(0).get("before").intValue()).isEqualTo(7);
        assertThat(p90.get("shifts").get(0).get("style").stringValue()).isEqualTo("fail");
        assertThat(p90.get("shifts").get(0).get("words").stringValue()).contains("now image=b");
        assertThat(charts.get(2).get("shifts").size()).isZero();
    }

    @Test
    void runsThatAreNotComparableAreNotCompared() {
        ComparedRuns shorter = new ComparedRuns(List.of(ComparedRun.reported(
                "a", ShownRun.overloaded(Duration.ofMinutes(1)).report())));
        assertThat(Before.of(shorter, PASS.report())).isEmpty();
    }

    @Test
    void nothingOfThePageComesFromElsewhere() {
        String html = PASS.html();
        String library = Assets.load().library();
        assertThat(library.lines().limit(3)).anyMatch(line -> line.contains("Apache Software Foundation"));
        assertThat(html.contains(library)).as("licence notices").isTrue();
        assertThat(html.replace(library, "")).doesNotContain("src=", "href=", "@import", "url(");
        assertThat(html.substring(0, html.indexOf("<style>")).replace("&#39;", "'"))
                .contains("Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-");
    }

    private static JsonNode data(String html) {
        String start = "<script type=\"application/json\" id=\"data\">";
        int from = html.indexOf(start) + start.length();
        return JsonMapper.shared().readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    /** The names of all elements, in order, but for those within the page's own scripts. */
    private static List<String> tags(String html) {
        Assets assets = Assets.load();
        return Pattern.compile("<[/!]?[a-zA-Z-][^\\s>]*")
                .matcher(html.replace(assets.library(), "").replace(assets.script(), ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String text(MatchResult cell) {
        return cell.group(1)
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&amp;", "&")
                .replace('\u00a0', ' ')
                .strip();
    }
}
