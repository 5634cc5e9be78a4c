package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.AnswersDiffer;
import io.github.wingload.result.Remark.CachedPrompts;
import io.github.wingload.result.Remark.PromptsOffPlan;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Remarks on prompts, and on equal requests. */
class PromptChecksTest {

    private static final Optional<String> ALL = Optional.empty();
    private static final long NOT_TOLD = StreamedAnswer.UNKNOWN;

    @Test
    void promptsThatAreReadAsTheyWereSentGetNoRemark() {
        PromptChecks checks = ofIds(1_000, 1_000, 0, "}");
        record(checks, 50, 1_001, 0, 7);
        record(checks, 50, 1_001, NOT_TOLD, 8);
        assertThat(checks.remarks(ALL)).isEmpty();
    }

    @Test
    void cachedPromptsAreSaidBeyondThePlannedPrefix() {
        PromptChecks checks = ofIds(1_000, 1_000, 200, "}");
        record(checks, 10, 1_000, 208, 0);
        assertThat(checks.remarks(ALL)).as("the prefix, in blocks of 16").isEmpty();

        record(checks, 10, 1_000, 1_000, 0);
        record(checks, 10, 1_000, NOT_TOLD, 0);
        assertThat(checks.remarks(ALL)).containsExactly(new CachedPrompts(ALL, 12_080, 20_000));
        assertThat(constant("{\"prompt\": \"a\"}", 5, 100, 90, 0)).containsExactly(new CachedPrompts(ALL, 450, 500));
    }

    @Test
    void promptsThatTheServerChangesAreSaid() {
        PromptChecks checks = ofIds(1_000, 1_000, 0, "}");
        record(checks, 10, 1_100, NOT_TOLD, 0);
        assertThat(checks.remarks(ALL)).containsExactly(new PromptsOffPlan(ALL, 1_100, 1_000));

        PromptChecks ofManyLengths = ofIds(500, 1_500, 0, "}");
        record(ofManyLengths, 1, 1_400, NOT_TOLD, 0);
        assertThat(ofManyLengths.remarks(ALL)).as("one length of many").isEmpty();
    }

    @Test
    void equalRequestsThatAskForEqualTextsAreHeldAgainstEachOther() {
        String greedy = "{\"prompt\": \"a\", \"temperature\": 0}";
        assertThat(constant(greedy, 3, 10, NOT_TOLD, 7)).isEmpty();
        assertThat(differing(greedy)).containsExactly(new AnswersDiffer(ALL, "temperature", 1, 1));
        assertThat(differing("{\"prompt\": \"a\", \"temperature\": 0.7, \"seed\": 3}"))
                .containsExactly(new AnswersDiffer(ALL, "seed", 1, 1));
        assertThat(differing("{\"prompt\": \"a\", \"temperature\": 0.7}")).isEmpty();
        assertThat(differing("{\"prompt\": \"a\", \"temperature\": 0, \"n\": 2}"))
                .isEmpty();
    }

    @Test
    void differentRequestsMayHaveDifferentAnswers() {
        PromptChecks checks = ofIds(1_000, 1_000, 0, ", \"temperature\": 0}");
        for (int prompt = 1; prompt <= 4; prompt++) {
            for (int text : new int[] {prompt, prompt < 3 ? prompt : 9}) {
                checks.record(Calls.at(0, 100)
                        .payload(new Payload(prompt, ""))
                        .tokens(10, 20)
                        .prompt(1_000, NOT_TOLD, text)
                        .call());
            }
        }
        assertThat(checks.remarks(ALL)).containsExactly(new AnswersDiffer(ALL, "temperature", 2, 4));
        PromptChecks unknown = ofIds(1_000, 1_000, 0, ", \"temperature\": 0}");
        for (int text : new int[] {1, 2}) {
            unknown.record(Calls.at(0, 100)
                    .payload(Payload.NONE)
                    .tokens(10, 20)
                    .prompt(1_000, NOT_TOLD, text)
                    .call());
        }
        assertThat(unknown.remarks(ALL))
                .as("an old file does not tell requests apart")
                .isEmpty();
    }

    private static List<Remark> differing(String json) {
        Task task = streaming(new Template.Text(json));
        PromptChecks checks = new PromptChecks(Plans.of(task).plan(), task);
        record(checks, 1, 10, NOT_TOLD, 7);
        record(checks, 1, 10, NOT_TOLD, 8);
        return checks.remarks(ALL);
    }

    private static List<Remark> constant(String json, int calls, long tokens, long cached, long text) {
        Task task = streaming(new Template.Text(json));
        PromptChecks checks = new PromptChecks(Plans.of(task).plan(), task);
        record(checks, calls, tokens, cached, text);
        return checks.remarks(ALL);
    }

    /** The checks of a body with token ids as its prompt. */
    private static PromptChecks ofIds(int least, int most, int prefix, String rest) {
        Task task = streaming(
                new Template.Text("{\"max_tokens\": 4, \"prompt\": "),
                new Template.Generated(0, Form.JSON_VALUE),
                new Template.Text(rest));
        Plan plan = Plans.of(task)
                .values(new GeneratedValue("ids", new TokenIds(least, most, 1_000, 90_000, prefix)))
                .plan();
        return new PromptChecks(plan, task);
    }

    private static Task streaming(Template.Segment... body) {
        return Tasks.post("/v1/completions").json(body).stream(AnswerStream.OPENAI)
                .task();
    }

    private static void record(PromptChecks checks, int calls, long tokens, long cached, long text) {
        for (int i = 0; i < calls; i++) {
            checks.record(
                    Calls.at(i, 100).tokens(10, 20).prompt(tokens, cached, text).call());
        }
    }
}
