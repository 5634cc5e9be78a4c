package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Signal;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.module.SimpleModule;

/**
 * How values of a run and of its analysis look in JSON.
 *
 * <p>A figure is always a number, or {@code null} where there is no number: a bound that an interval does not have, a figure
 * without calls. Findings are written as sentences, and read back as sentences without their figures.
 */
final class ValueJson {

    private ValueJson() {}

    static SimpleModule module() {
        Conversions values = new Conversions("values")
                .text(FailureClass.class, FailureClass::label, ValueJson::failureClass)
                .text(URI.class, URI::toString, URI::create)
                .text(Path.class, Path::toString, Path::of)
                .text(Duration.class, Duration::toString, Duration::parse)
                .text(Instant.class, Instant::toString, Instant::parse)
                .text(Histogram.class, ValueJson::encoded, ValueJson::decoded)
                .text(Remark.class, RemarkText::of, Remark.InWords::new)
                .written(Signal.class, Spelled::of)
                .read(Signal.class, Spelled.class, Spelled::signal)
                .written(Judgement.class, Judged::of)
                .read(Judgement.class, Judged.class, Judged::judgement)
                .written(ThresholdResult.class, JudgedThreshold::of)
                .read(ThresholdResult.class, JudgedThreshold.class, JudgedThreshold::result)
                .written(Phases.class, RunJson.PhaseTimes::of)
                .read(Phases.class, RunJson.PhaseTimes.class, RunJson.PhaseTimes::phases)
                .read(CallStats.class, CallStatsJson.class, CallStatsJson::stats)
                .read(RunResult.class, RunJson.Fields.class, RunJson.Fields::run)
                .read(TaskResult.class, ReportJson.TaskRow.class, ReportJson.TaskRow::result)
                .read(StageResult.class, ReportJson.StageRow.class, ReportJson.StageRow::result);
        return values.addSerializer(Double.class, new FigureWriter())
                .addSerializer(double.class, new FigureWriter())
                .addDeserializer(Double.class, new FigureReader(Double.NaN))
                .addDeserializer(double.class, new FigureReader(Double.NaN))
                .setMixInAnnotation(Interval.class, Bounds.class)
                .setMixInAnnotation(Durations.class, ExtremesFirst.class)
                .setMixInAnnotation(Analysis.class, AnalysisNames.class);
    }

    @JsonPropertyOrder({"min_ns", "max_ns", "sum_ns", "clamped", "histogram"})
    private interface ExtremesFirst {}

    private interface AnalysisNames {
        @JsonProperty("run")
        RunResult result();
    }

    /** A signal in words. */
    private record Spelled(String name, String figures, State state, String finding) {

        static Spelled of(Signal signal) {
            Signal.InWords words = SignalText.of(signal);
            return new Spelled(words.name(), words.figures(), words.state(), words.finding());
        }

        Signal signal() {
            return new Signal.InWords(name, figures, state, finding);
        }
    }

    /** A judgement with its reason in words. */
    private record Judged(
            Verdict verdict, String reason, String advice, List<ThresholdResult> thresholds, int exitCode) {

        static Judged of(Judgement judgement) {
            Reason.InWords words = ReasonText.of(judgement.reason());
            return new Judged(
                    judgement.verdict(), words.reason(), words.advice(), judgement.thresholds(), judgement.exitCode());
        }

        Judgement judgement() {
            return new Judgement(verdict, new Reason.InWords(reason, advice), thresholds, exitCode);
        }
    }

    /** A threshold's result with its finding in words. */
    private record JudgedThreshold(
            Rule threshold, ThresholdResult.State state, Optional<Estimate> estimate, String finding) {

        static JudgedThreshold of(ThresholdResult result) {
            return new JudgedThreshold(result.threshold(), result.state(), result.estimate(), ThresholdText.of(result));
        }

        ThresholdResult result() {
            return new ThresholdResult(threshold, state, estimate, new ThresholdFinding.InWords(finding));
        }
    }

    static FailureClass failureClass(String label) {
        return FailureClass.labelled(label)
                .orElseThrow(() -> new IllegalArgumentException("there is no class of calls named " + label));
    }

    /** In HdrHistogram's compressed V2 encoding and base64, as in a histogram log. */
    private static String encoded(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        ByteBuffer text = Base64.getEncoder().encode(ByteBuffer.wrap(bytes.array(), 0, length));
        return new String(text.array(), StandardCharsets.US_ASCII);
    }

    private static Histogram decoded(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | RuntimeException broken) {
            // The library's decoder lets pass whatever its buffers throw.
            throw new IllegalArgumentException("this is no histogram", broken);
        }
    }

    private static final class FigureWriter extends ValueSerializer<Double> {
        @Override
        public void serialize(Double figure, JsonGenerator json, SerializationContext context) {
            if (Double.isFinite(figure)) {
                json.writeNumber(figure);
            } else {
                json.writeNull();
            }
        }
    }

    static class FigureReader extends ValueDeserializer<Double> {

        private final double none;

        FigureReader(double none) {
            this.none = none;
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken().isNumeric()
                    ? json.getDoubleValue()
                    : (Double) context.handleUnexpectedToken(double.class, json);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return none;
        }
    }

    /** Reads a lower bound; {@code null} is no bound. */
    static final class LowReader extends FigureReader {
        LowReader() {
            super(Double.NEGATIVE_INFINITY);
        }
    }

    /** Reads an upper bound; {@code null} is no bound. */
    static final class HighReader extends FigureReader {
        HighReader() {
            super(Double.POSITIVE_INFINITY);
        }
    }

    private interface Bounds {
        @JsonDeserialize(using = LowReader.class)
        double low();

        @JsonDeserialize(using = HighReader.class)
        double high();
    }
}
