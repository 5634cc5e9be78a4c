package io.github.wingload.report.ticket;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Signal;
import io.github.wingload.text.Page;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** The verdict in a few lines, for the end of a run: thresholds, generator and remarks. */
public final class VerdictSummary {

    private VerdictSummary() {}

    /** The verdict and its thresholds, the server's figures, the generator's condition, and the remarks; ends in a line end. */
    public static String of(Analysis report) {
        List<String> lines = new ArrayList<>();
        lines.add("generator: " + GeneratorSection.word(report.generator().state()));
        report.generator().signals().stream()
                .filter(signal -> signal.state() != GeneratorHealth.State.OK)
                .forEach(signal -> lines.add(line(signal)));
        report.remarks().forEach(remark -> lines.add("remark: " + RemarkText.of(remark)));
        return TicketReport.verdict(report)
                + (report.server().isEmpty()
                        ? ""
                        : "\n" + Page.text(ServerSection.of(report), new PlainText()) + "\n\n")
                + String.join("\n", lines.stream().map(Printable::of).toList()) + "\n";
    }

    private static String line(Signal of) {
        Signal.InWords signal = SignalText.of(of);
        return "  " + GeneratorSection.word(signal.state()) + "  " + signal.name() + ": " + signal.finding() + " ("
                + signal.figures() + ")";
    }
}
