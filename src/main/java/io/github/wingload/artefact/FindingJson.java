package io.github.wingload.artefact;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Signal;
import java.util.List;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.StdConverter;

/** Findings as their sentences in JSON. What is read back is the sentence, without the figures that made it. */
final class FindingJson {

    private FindingJson() {}

    static JacksonModule module() {
        return new SimpleModule("findings")
                .setMixInAnnotation(Remark.class, RemarkMixIn.class)
                .setMixInAnnotation(Remark.InWords.class, RemarkMixIn.class)
                .setMixInAnnotation(Signal.class, SignalMixIn.class)
                .setMixInAnnotation(Signal.InWords.class, InWordsMixIn.class)
                .setMixInAnnotation(Judgement.class, JudgementMixIn.class);
    }

    @JsonSerialize(converter = RemarkWriter.class)
    @JsonDeserialize(converter = RemarkReader.class)
    private interface RemarkMixIn {}

    private static final class RemarkWriter extends StdConverter<Remark, String> {
        @Override
        public String convert(Remark remark) {
            return RemarkText.of(remark);
        }
    }

    private static final class RemarkReader extends StdConverter<String, Remark> {
        @Override
        public Remark convert(String sentence) {
            return new Remark.InWords(sentence);
        }
    }

    @JsonSerialize(converter = SignalWriter.class)
    @JsonDeserialize(as = Signal.InWords.class)
    private interface SignalMixIn {}

    /** A signal in words is written and read field by field. */
    @JsonSerialize
    @JsonDeserialize
    private interface InWordsMixIn {}

    private static final class SignalWriter extends StdConverter<Signal, Signal.InWords> {
        @Override
        public Signal.InWords convert(Signal signal) {
            return SignalText.of(signal);
        }
    }

    @JsonSerialize(converter = JudgementWriter.class)
    @JsonDeserialize(converter = JudgementReader.class)
    private interface JudgementMixIn {}

    /** A judgement as it stands in the file. */
    private record Judged(
            Verdict verdict, String reason, String advice, List<ThresholdResult> thresholds, int exitCode) {}

    private static final class JudgementWriter extends StdConverter<Judgement, Judged> {
        @Override
        public Judged convert(Judgement judgement) {
            Reason.InWords words = ReasonText.of(judgement.reason());
            return new Judged(
                    judgement.verdict(), words.reason(), words.advice(), judgement.thresholds(), judgement.exitCode());
        }
    }

    private static final class JudgementReader extends StdConverter<Judged, Judgement> {
        @Override
        public Judgement convert(Judged judged) {
            return new Judgement(
                    judged.verdict(),
                    new Reason.InWords(judged.reason(), judged.advice()),
                    judged.thresholds(),
                    judged.exitCode());
        }
    }
}
