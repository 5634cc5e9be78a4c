package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.AskedCompletion.Field;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.DoubtfulStreams;
import io.github.wingload.result.Remark.DoubtfulStreams.Kind;
import io.github.wingload.result.Remark.RequestNotKept;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Remarks on streamed answers. */
class StreamDoubtsTest {

    private static final Optional<String> ALL = Optional.empty();

    @Test
    void answersAsTheyWereAskedForGetNoRemark() {
        Trial trial = asking("{\"max_tokens\": 4, \"ignore_eos\": true}");
        counted(trial, 100, 4, 40);

        assertThat(doubts(trial)).isEmpty();
    }

    @Test
    void answersWithoutACountAreCounted() {
        Trial trial = asking("{}");
        counted(trial, 3, 4, 40);
        counted(trial, 1, -1, 40);

        assertThat(doubts(trial)).containsExactly(new DoubtfulStreams(ALL, Kind.NOT_COUNTED, 1, 4));
    }

    @Test
    void aStreamThatHoldsNoCountIsNotMissingIt() {
        Trial trial = trial(Tasks.post("/events").stream(AnswerStream.SSE).task());
        counted(trial, 3, -1, 40);

        assertThat(doubts(trial)).isEmpty();
    }

    @Test
    void fewerTokensThanEventsCannotBe() {
        Trial trial = asking("{}");
        counted(trial, 999, 4, 40);
        counted(trial, 1, 3, 40);

        assertThat(doubts(trial)).containsExactly(new DoubtfulStreams(ALL, Kind.FEWER_TOKENS_THAN_EVENTS, 1, 1_000));
    }

    @Test
    void severalTokensAnEventAreSaidOfMoreThanAFewAnswers() {
        Trial trial = asking("{}");
        counted(trial, 99, 6, 40);
        assertThat(doubts(trial)).as("two tokens that no event shows").isEmpty();

        counted(trial, 1, 8, 40);
        assertThat(doubts(trial)).isEmpty();

        counted(trial, 1, 8, 40);
        assertThat(doubts(trial)).containsExactly(new DoubtfulStreams(ALL, Kind.SEVERAL_TOKENS_AN_EVENT, 2, 101));
    }

    @Test
    void answersInBurstsAreSaid() {
        Trial trial = asking("{}");
        double[] atOnce = DoubleStream.iterate(500, ms -> ms + 0.01).limit(20).toArray();
        trial.add(Calls.at(0, 600).tokens(atOnce).call());
        counted(trial, 3, 4, 40);

        assertThat(doubts(trial)).containsExactly(new DoubtfulStreams(ALL, Kind.IN_BURSTS, 1, 4));
    }

    @Test
    void aServerThatDoesNotKnowIgnoreEosIsFoundOut() {
        Trial trial = asking("{\"max_tokens\": 4, \"ignore_eos\": true}");
        counted(trial, 98, 4, 40);
        trial.add(Calls.at(0, 100).tokens(40, 80).call());
        assertThat(doubts(trial)).as("1 of 99").hasSize(1);

        counted(trial, 101, 4, 40);
        assertThat(doubts(trial)).as("1 of 200").isEmpty();

        trial.add(Calls.at(0, 100).tokens(40, 80).call());
        trial.add(Calls.at(0, 100).tokens(40).call());
        trial.add(Calls.at(0, 100)
                .tokens(40)
                .failed(FailureClass.STREAM_CUT, "cut")
                .call());
        assertThat(doubts(trial))
                .containsExactly(new RequestNotKept(
                        ALL, Field.IGNORE_EOS, 4, 3, 202, OptionalDouble.of((199 * 4 + 2 + 2 + 1) / 202.0)));
    }

    @Test
    void withoutACountTheFinishReasonTellsThatTheEndWasNotIgnored() {
        Trial trial = asking("{\"max_tokens\": 4, \"ignore_eos\": true}");
        trial.add(Calls.at(0, 100).stream(uncounted("stop")).call());
        trial.add(Calls.at(0, 100).stream(uncounted("length")).call());

        assertThat(doubts(trial))
                .containsExactly(
                        new DoubtfulStreams(ALL, Kind.NOT_COUNTED, 2, 2),
                        new RequestNotKept(ALL, Field.IGNORE_EOS, 4, 1, 2, OptionalDouble.empty()));
    }

    @Test
    void longerAnswersThanTheLongestAreSaid() {
        Trial trial = trial(
                streaming("/a", "{\"max_completion_tokens\": 3}"),
                streaming("/b", "{\"max_tokens\": 4, \"min_tokens\": 4}"));
        counted(trial, 2, 4, 40);

        assertThat(doubts(trial))
                .containsExactly(new RequestNotKept(
                        Optional.of("POST /a"), Field.MAX_COMPLETION_TOKENS, 3, 2, 2, OptionalDouble.of(4)));
    }

    private static Trial asking(String json) {
        return trial(streaming("/v1/completions", json));
    }

    private static Task streaming(String path, String json) {
        return Tasks.post(path).json(json).stream(AnswerStream.OPENAI).task();
    }

    private static Trial trial(Task... tasks) {
        return Trial.closed(1, Duration.ofMinutes(1)).tasks(tasks);
    }

    /** Ok answers of four events, of which the server counts this many tokens. */
    private static void counted(Trial trial, int calls, long tokens, double gapMs) {
        for (int i = 0; i < calls; i++) {
            trial.add(Calls.at(i, 5 * gapMs)
                    .tokensCounted(tokens, gapMs, 2 * gapMs, 3 * gapMs, 4 * gapMs)
                    .call());
        }
    }

    private static StreamedAnswer uncounted(String reason) {
        return new StreamedAnswer(
                1,
                1,
                1,
                1,
                1,
                1,
                StreamedAnswer.UNKNOWN,
                StreamedAnswer.UNKNOWN,
                StreamedAnswer.UNKNOWN,
                reason,
                0,
                Times.NEVER,
                new SparseHistogram());
    }

    private static List<Remark> doubts(Trial trial) {
        return trial.report().remarks().stream()
                .filter(remark -> remark instanceof DoubtfulStreams || remark instanceof RequestNotKept)
                .toList();
    }
}
