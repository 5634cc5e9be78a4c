package io.github.wingload.report.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Reporting;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.KeyCount;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.SlowCall;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Signal;
import io.github.wingload.result.ThresholdFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a name, an error, an answer or a note, it cannot become markup. */
class HostileTextTest {

    private static final Pattern REMARKUP_MONOSPACED = Pattern.compile("##([\\s\\S]+?)##|\\B`(.+?)`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b\\|c\\\\|d||",
                "`one` ``two`` ```three``` `",
                "<script>alert('x')</script><!-- <b> &lt; &amp;",
                "> quoted",
                "# heading",
                "- item",
                "1. item",
                "===",
                "**bold** __under__ //it// ~~del~~ !!hi!! *i* _i_",
                "[link](http://example.org) ![image](x) [[wiki | page]] [[open",
                "{F123} {icon bomb} %%%literal%%% ##mono## :cat: $x$",
                "line\n# two\n> three\n\n- four\r\n```\n~~~\n    five\n  six\n%%%\n=====\n-----",
                "\u001b[31mred\u0007 \u0001\u2028\u202e\tend",
                "NOTE: beware",
                "[x] ticked",
                "| a | b |\n|---|---|\n| c | d |"
            })
    void cannotBecomeMarkup(String text) {
        Analysis report = full(text);

        String markdown = TicketReport.markdown(report);
        assertThat(tables(withoutFences(markdown), "(?<!\\\\)\\|")).as(markdown).allMatch(HostileTextTest::evenRows);
        assertThat(bareMarkdown(markdown))
                .as(markdown)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("<", ">", "`", "[", "]", "*", "~", "$")
                        .doesNotContainPattern("^(\\s|=|\\+|\\d+[.)])|^-(?! )|^#(?!#? [A-Z])|^- [-+=#]")
                        .doesNotContainPattern("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])"));

        String remarkup = TicketReport.remarkup(report);
        assertThat(tables(remarkup.lines().toList(), "\\|")).as(remarkup).allMatch(HostileTextTest::evenRows);
        assertThat(bareRemarkup(remarkup))
                .as(remarkup)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("`", "[[", "](", "//", "__", "~~", "!!", "##", "{F", "{icon", "%%%", ":cat:")
                        .doesNotContainPattern("^[>#\\s]|^-(?! )|^=(?!=? [A-Z])|^[A-Z]{3,}:|^\\d+\\."));

        for (String format : List.of(markdown, remarkup, TicketReport.console(report))) {
            assertThat(format.chars().filter(Character::isISOControl)).containsOnly((int) '\n');
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000})
    void longTextIsCutVisibly(int length) {
        Analysis report = full("x".repeat(length));

        for (String format : List.of(TicketReport.markdown(report), TicketReport.remarkup(report))) {
            assertThat(format.lines().filter(line -> line.startsWith("| ")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(2_500));
            assertThat(format).contains("x".repeat(200) + " …");
        }
    }

    /** A report with this text everywhere that text comes from outside. */
    private static Analysis full(String text) {
        JanuaryRun run = new JanuaryRun();
        run.taskName = text;
        run.host = text;
        run.overrides = List.of("--note " + text, text);
        run.reporting = new Reporting(
                Reporting.Calls.ON,
                Reporting.DEFAULT.bucketBounds(),
                Reporting.DEFAULT.whatIf(),
                Reporting.DEFAULT.slo(),
                Reporting.DEFAULT.upstreamHeader(),
                Optional.of(text),
                Map.of(text, text),
                Map.of(text, text),
                Optional.of(text),
                Optional.of("first\n" + text),
                Optional.of(text + "\nlast"),
                Optional.of("https://" + text),
                Optional.of(text));
        run.stages = List.of(
                new StageResult(text, JanuaryRun.window(), run.calls, 12),
                new StageResult("hold", JanuaryRun.window(), run.calls, 12));
        run.failures = List.of(
                JanuaryRun.failure(FailureClass.HTTP_5XX, text, 7_000, 12, text),
                JanuaryRun.failure(FailureClass.DEADLINE_WAIT, text + "2", 2_944, 0));
        run.payload = new PayloadUse(
                20,
                List.of(new SlowCall(Optional.of(text), text, 5, "ok", 1, Optional.empty())),
                List.of(new KeyCount(Optional.of(text), text, 3)),
                List.of());
        run.generator =
                new GeneratorHealth(State.SUSPECT, List.of(new Signal.InWords("lateness", text, State.SUSPECT, text)));
        run.judgement = new Judgement(
                Verdict.FAIL,
                new Reason.InWords(text, text),
                List.of(new ThresholdResult(
                        JanuaryRun.threshold(text, Figure.percentile(90, Calls.OK), Operator.AT_MOST, 500),
                        ThresholdResult.State.FAIL,
                        JanuaryRun.estimate(700, 600, 800),
                        new ThresholdFinding.InWords(text))),
                1);
        run.remarks = List.of(new Remark.InWords(text));
        run.exceptions = List.of(new ExceptionGroup(2, text, "trace"));
        return run.report();
    }

    /** For each table, how many bars each of its rows has. */
    private static List<List<Long>> tables(List<String> lines, String bar) {
        Pattern bars = Pattern.compile(bar);
        List<List<Long>> tables = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("| ")) {
                if (!inside) {
                    tables.add(new ArrayList<>());
                }
                tables.get(tables.size() - 1).add(bars.matcher(line).results().count());
            }
            inside = line.startsWith("| ");
        }
        assertThat(tables).hasSizeGreaterThan(10);
        return tables;
    }

    private static boolean evenRows(List<Long> bars) {
        return bars.size() > 2 && bars.stream().distinct().count() == 1;
    }

    /** The text without blocks of code. */
    private static List<String> withoutFences(String markdown) {
        List<String> lines = new ArrayList<>();
        String fence = "";
        for (String line : markdown.lines().toList()) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replaceAll("[^`]", "");
            } else if (!fence.isEmpty()) {
                fence = line.equals(fence) ? "" : fence;
            } else {
                lines.add(line);
            }
        }
        assertThat(fence).isEmpty();
        return lines;
    }

    /** What a reader of CommonMark would look for markup in: the text without blocks of code, code and escapes. */
    private static List<String> bareMarkdown(String markdown) {
        return withoutFences(markdown).stream()
                // An address between angle brackets is a link, in which no character is markup.
                .map(line -> line.replaceAll("<https?://[^<>\\s]+>", "\u25a1"))
                .map(HostileTextTest::bareMarkdownLine)
                .toList();
    }

    private static String bareMarkdownLine(String line) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
                bare.append('\u25a1');
            } else if (line.charAt(i) == '`') {
                int run = run(line, i);
                int end = i + run;
                while (end < line.length() && (line.charAt(end) != '`' || run(line, end) != run)) {
                    end += line.charAt(end) == '`' ? run(line, end) : 1;
                }
                assertThat(end).as("code without an end: " + line).isLessThan(line.length());
                i = end + run - 1;
                bare.append('\u25a1');
            } else {
                bare.append(line.charAt(i));
            }
        }
        return bare.toString().replace("**suspect**", "suspect");
    }

    private static int run(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end - from;
    }

    /** What Phabricator would look for markup in: the text without blocks of code, literal lines and monospaced text. */
    private static List<String> bareRemarkup(String remarkup) {
        return remarkup.lines()
                .filter(line -> !line.startsWith("  "))
                .filter(line -> !(line.startsWith("%%%") && line.endsWith("%%%") && line.length() >= 6))
                .map(line -> REMARKUP_MONOSPACED.matcher(line).replaceAll(Matcher.quoteReplacement("\u25a1")))
                .toList();
    }
}
