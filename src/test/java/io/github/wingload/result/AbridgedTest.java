package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbridgedTest {

    private static final String LONG = "x".repeat(Abridged.LONGEST + 1);
    private static final String INSTEAD = "(4,097 characters, SHA-256 ";

    @Test
    void aShortPlanStaysAsItIs() {
        Plan plan = plan("y".repeat(Abridged.LONGEST), "z".repeat(Abridged.LONGEST_MUTATED), "v");

        assertThat(Abridged.of(plan)).isEqualTo(plan);
    }

    @Test
    void longTextsAreReplacedByTheirLengthAndDigest() {
        Plan abridged = Abridged.of(plan(LONG, LONG, LONG));
        Task task = abridged.tasks().get(0);

        List<Template.Segment> body = task.body().orElseThrow().content().segments();
        assertThat(body.get(1)).isEqualTo(new Template.Column(0, Template.Form.JSON_TEXT));
        assertThat(List.of(
                        ((Template.Text) body.get(0)).text(),
                        ((Template.Text) task.mutations()
                                        .get(0)
                                        .variants()
                                        .get(0)
                                        .content()
                                        .segments()
                                        .get(0))
                                .text(),
                        ((Choice) abridged.values().get(0).generator())
                                .options()
                                .get(0)
                                .value()
                                .text()))
                .allSatisfy(text -> assertThat(text).startsWith(INSTEAD).hasSizeLessThan(100));
        assertThat(abridged.toString()).hasSizeLessThan(4000);
    }

    /** A report that is made again says of the answers what the first one said. */
    @Test
    void whatALongPromptAsksForIsKept() {
        String prompt = "{\"stream\": true, \"max_tokens\": 300, \"ignore_eos\": true, \"prompt\": \"said \\\"" + LONG
                + "\\\\\"}";
        Body body = new Body(Template.of(prompt), "application/json");
        Task task = Tasks.named("POST", "predict").body(body).task();
        Body kept =
                Abridged.of(Runs.plan(List.of(), task)).tasks().get(0).body().orElseThrow();

        assertThat(AskedCompletion.of(kept)).isEqualTo(AskedCompletion.of(body)).isPresent();
        assertThat(kept.toString()).contains(INSTEAD.replace("4,097", "4,106")).hasSizeLessThan(400);
    }

    @Test
    void abridgingTwiceChangesNothing() {
        Plan once = Abridged.of(plan(LONG, LONG, LONG));

        assertThat(Abridged.of(once)).isEqualTo(once);
    }

    @Test
    void plansThatDifferInALongTextStillDiffer() {
        assertThat(Abridged.of(plan(LONG, "", "")))
                .isNotEqualTo(Abridged.of(plan(LONG.replaceFirst("x", "y"), "", "")))
                .isEqualTo(Abridged.of(plan(LONG, "", "")));
    }

    @Test
    void aManifestHasNoLongTexts() {
        assertThat(Runs.manifest(plan(LONG, "", "")).plan()).isEqualTo(Abridged.of(plan(LONG, "", "")));
    }

    private static Plan plan(String body, String mutated, String value) {
        Template content = new Template(List.of(
                new Template.Text(body), new Template.Column(0, Template.Form.JSON_TEXT), new Template.Text("\"}")));
        Task task = Tasks.named("POST", "predict")
                .body(new Body(content, "application/json"))
                .mutations(new Mutation("huge", List.of(new Body(Template.of(mutated), "application/json"))))
                .expect(new Expectation(
                        Expectation.ANY_2XX.statuses(),
                        List.of(
                                new Expectation.Contains(Template.of(value)),
                                new Expectation.StreamCheck(
                                        List.of(),
                                        0,
                                        Long.MAX_VALUE,
                                        Optional.empty(),
                                        Optional.of(Template.of(value)),
                                        Optional.empty()),
                                new Expectation.StreamJson(
                                        List.of(new Expectation.JsonEquals("/a", Template.of('"' + value + '"'))))),
                        Optional.empty()))
                .task();
        return Runs.plan(List.of(), task)
                .withWork(
                        List.of(new GeneratedValue(
                                "text",
                                new Choice(List.of(
                                        new GeneratedValue.Option(new JsonScalar(value, '"' + "v" + '"'), 1))))),
                        List.of(task));
    }
}
