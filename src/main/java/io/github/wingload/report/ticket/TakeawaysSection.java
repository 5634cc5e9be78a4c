package io.github.wingload.report.ticket;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.OneTarget;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The run in a few sentences. */
final class TakeawaysSection {

    /** The first calls count as slower or faster than the whole if their P90 differs by at least this factor. */
    private static final double APART = 1.5;

    private TakeawaysSection() {}

    /** @param since what changed since an earlier run, in a sentence */
    static Section of(Analysis report, Optional<String> since) {
        List<Phrase> lines = new ArrayList<>();
        CallStats calls = report.aggregated();
        if (calls.requests() > 0) {
            lines.add(Phrase.of(throughput(report)));
            report.byTarget().forEach(target -> lines.add(Phrase.of(reliability(target))));
        }
        // Times of two sides together would be those of neither.
        if (report.timed().ok().count() > 0 && !report.compares()) {
            lines.add(Phrase.of(latency(report)));
            report.firstOk().ifPresent(first -> lines.add(Phrase.of(start(first, report))));
        }
        CacheSection.sentences(report).map(Phrase::of).forEach(lines::add);
        ItemsSection.sentences(report).map(Phrase::of).forEach(lines::add);
        MutationsSection.sentences(report).map(Phrase::of).forEach(lines::add);
        MostFrequent.of(report.failures().stream().map(FailureRow::group))
                .ifPresent(most -> lines.add(errors(most, report)));
        if (report.generator().state() != GeneratorHealth.State.OK) {
            lines.add(Phrase.of(
                    "Generator: " + GeneratorSection.word(report.generator().state()) + "; see section Generator."));
        }
        since.ifPresent(changes -> lines.add(Phrase.of(changes)));
        report.remarks().forEach(remark -> lines.add(Phrase.of(RemarkText.of(remark))));
        return Section.when(!lines.isEmpty(), "Key Takeaways", new Bullets(lines));
    }

    private static String throughput(Analysis report) {
        double offered = report.window().perHour(report.aggregated().intended());
        double all = report.window().deliveredPerHour(report.aggregated().requests());
        double ok = report.window()
                .okPerHour(report.aggregated().ok().count(), report.aggregated().requests());
        String window = " delivered over the window of "
                + Figures.number(report.window().seconds(), 2) + " s"
                + (offered > all ? ", of " + Unit.COUNT.text(offered) + " offered" : "");
        if (report.targetAchievementPercent().isEmpty()) {
            return "Throughput: " + Unit.COUNT.text(all) + " requests/hour" + window
                    + (report.compares() ? "." : ", " + Unit.COUNT.text(ok) + "/hour of them ok.");
        }
        double target = report.targetPerHour().orElseThrow();
        double percent = report.targetAchievementPercent().getAsDouble();
        return "Throughput: " + Unit.COUNT.text(all) + " requests/hour" + window + ", " + Unit.PERCENT.text(percent)
                + " of the target of " + Unit.COUNT.text(target) + "/hour"
                + (percent < 100 ? " (" + Unit.POINTS.text(percent - 100) + ")" : "")
                + (report.compares()
                        ? "."
                        : "; " + Unit.COUNT.text(ok) + "/hour of them ok, " + Unit.PERCENT.text(100 * ok / target)
                                + " of the target.");
    }

    private static String reliability(OneTarget target) {
        CallStats calls = target.calls();
        long intended = calls.intended();
        if (calls.ok().count() == intended) {
            return target.of("Reliability") + ": all " + Figures.count(intended) + " calls were ok.";
        }
        return target.of("Reliability") + ": " + Figures.percent(calls.ok().count(), intended) + " of the "
                + Figures.count(intended)
                + " intended calls were ok; " + Figures.count(calls.failures()) + " failed"
                + (calls.neverSent() > 0 ? ", " + Figures.count(calls.neverSent()) + " were never sent." : ".");
    }

    private static String latency(Analysis report) {
        Durations ok = report.time().of(report.timed().ok());
        double median = ok.percentileMs(50);
        double p99 = ok.percentileMs(99);
        String text = "Latency (" + report.time().words() + " of successful calls" + MutationsSection.ofValid(report)
                + "): median " + Unit.TIME.text(median) + ", P90 " + Unit.TIME.text(ok.percentileMs(90)) + ", P99 "
                + Unit.TIME.text(p99);
        text += median > 0 ? ", " + Figures.number(p99 / median, 1) + " times the median" : "";
        List<Bucket> buckets = report.distribution();
        if (buckets.size() > 1) {
            Bucket fastest = buckets.get(0);
            text += "; " + Figures.percent(fastest.count(), ok.count()) + " took "
                    + DistributionSection.label(fastest).replace("<", "less than ");
        }
        return text + ".";
    }

    private static String start(Analysis.FirstOk first, Analysis report) {
        double whole = report.time().of(report.timed().ok()).percentileMs(90);
        String compared = "about the same";
        if (first.byStartP90Ms() > whole * APART) {
            compared = "the first calls were slower";
        } else if (first.byStartP90Ms() * APART < whole) {
            compared = "later calls were slower";
        }
        return "Start against the whole window: P90 of the first " + Figures.count(first.count())
                + " successful calls was " + Unit.TIME.text(first.byStartP90Ms()) + ", of all " + Unit.TIME.text(whole)
                + ": " + compared + ".";
    }

    private static Phrase errors(MostFrequent most, Analysis report) {
        long failed = report.aggregated().failures();
        Phrase text = Phrase.of("Errors: most frequent was ")
                .andCode(Excerpt.ofLine(most.error()))
                .and(" (" + Figures.count(most.count()) + " calls");
        return text.and(failed > 0 ? ", " + Figures.percent(most.count(), failed) + " of failed calls)." : ").");
    }
}
