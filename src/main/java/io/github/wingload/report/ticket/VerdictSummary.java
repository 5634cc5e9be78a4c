package io.github.wingload.report.ticket;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.report.console.Look;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Signal;
import io.github.wingload.text.Page;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** The verdict in a few lines, for the end of a run: thresholds, generator and remarks. */
public final class VerdictSummary {

    private VerdictSummary() {}

    /** As {@link #of(Analysis, PlainText, Look)}, for a file or a pipe. */
    public static String of(Analysis report) {
        return of(report, new PlainText(), Look.PLAIN);
    }

    /**
     * What a comparison found, the verdict and its thresholds, the server's figures, the generator's condition, and the remarks; ends in a line end.
     *
     * @param markup with the width of the terminal
     * @param look what the terminal can show
     */
    public static String of(Analysis report, PlainText markup, Look look) {
        List<String> lines = new ArrayList<>();
        lines.add("generator: " + GeneratorSection.word(report.generator().state()));
        report.generator().signals().stream()
                .filter(signal -> signal.state() != GeneratorHealth.State.OK)
                .forEach(signal -> lines.add(line(signal)));
        report.remarks().forEach(remark -> lines.add("remark: " + RemarkText.of(remark)));
        return answer(report) + coloured(TicketReport.verdict(report, markup), report, look)
                + (report.server().isEmpty() ? "" : "\n" + Page.text(ServerSection.of(report), markup) + "\n\n")
                + String.join("\n", lines.stream().map(Printable::of).toList()) + "\n";
    }

    /** What a comparison found, before everything else; empty in a run of one target. */
    private static String answer(Analysis report) {
        return TicketReport.answer(report).stream()
                .map(line -> Printable.of(line) + "\n")
                .reduce(String::concat)
                .map(lines -> lines + "\n")
                .orElse("");
    }

    /** The word of the verdict is in the heading, which markup cannot style. */
    private static String coloured(String text, Analysis report, Look look) {
        Verdict verdict = report.judgement().verdict();
        String heading = "Verdict: " + verdict + "\n";
        return look.colour() && text.startsWith(heading)
                ? "Verdict: " + look.verdict(verdict) + "\n--" + text.substring(heading.length())
                : text;
    }

    private static String line(Signal of) {
        Signal.InWords signal = SignalText.of(of);
        return "  " + GeneratorSection.word(signal.state()) + "  " + signal.name() + ": " + signal.finding() + " ("
                + signal.figures() + ")";
    }
}
