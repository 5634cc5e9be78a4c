package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.result.RunLog;
import io.github.wingload.result.RunResult;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.testkit.FiguresAddUp;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.testserver.Peer;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two classes of users at once. Analysts submit a text of their own and ask for the result by the id that they were given;
 * testers send edits, some of whose items fail, and payloads that are spoilt.
 */
@Timeout(60)
class UserFlowIT {

    private static final int CALLS = 400;
    private static final int SUBMIT = 0;
    private static final int ASK = 1;
    private static final int EDIT = 2;
    private static final int SPOILT = 3;

    private final List<Call> calls = new ArrayList<>();

    @Test
    void everyPartOfAPlanIsSentOverTheWire() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(UserFlowIT::answer);
                LoadTest test =
                        LoadTest.prepare(plan(server.url()), List.of(wikis(), revisions()), NanoClock.system())) {
            RunIdentity identity = new RunIdentity(
                    "id", List.of(), "file.yaml", "", "", List.of("", ""), "test", "host", Optional.empty());
            RunLog log = new RunLog() {
                @Override
                public void ended(List<Call> ended) {
                    calls.addAll(ended);
                }
            };
            RunResult result = test.run(identity, List.of(log, new FiguresAddUp()), StartLine.whenReady())
                    .result();

            assertThat(result.exceptions()).isEmpty();
            assertThat(calls).hasSize(CALLS);
            assertThat(server.received()).hasSize(CALLS);
            assertThat(result.manifest().sampleRows()).isEqualTo(5);
            itemsCarryTheTextThatTheAnswerRepeats(server.received());
            stepsFollowAtOnceAndHitsDifferFromMisses();
            itemsAreCounted();
            invalidPayloadsAreCountedByKindOfMutation(server.received());
        }
    }

    private void itemsCarryTheTextThatTheAnswerRepeats(List<Received> received) {
        assertThat(of(SUBMIT)).isNotEmpty().allMatch(Call::ok);
        assertThat(of(SUBMIT).stream()
                        .map(call -> call.payload().digest())
                        .distinct()
                        .count())
                .as("payloads")
                .isEqualTo(received.stream()
                        .filter(request -> request.target().equals("/texts"))
                        .map(UserFlowIT::body)
                        .distinct()
                        .count());
        assertThat(received)
                .filteredOn(request -> request.target().startsWith("/texts/"))
                .as("the id of a text is its length")
                .allMatch(request -> request.target().matches("/texts/(2|4|6)"))
                .allMatch(request -> request.header("Host").orElseThrow().equals("texts.example.org"));
    }

    private void stepsFollowAtOnceAndHitsDifferFromMisses() {
        assertThat(of(ASK)).isNotEmpty().allMatch(Call::ok);
        // Where the load ends between its two calls, an analyst does not ask; there are four of them.
        assertThat(of(ASK).size()).isBetween(of(SUBMIT).size() - 4, of(SUBMIT).size());
        List<Long> ends = of(SUBMIT).stream().map(Call::endNs).toList();
        assertThat(of(ASK)).allMatch(call -> ends.contains(call.intendedNs()));
        assertThat(of(ASK))
                .extracting(call -> call.classification().cache())
                .contains(CacheResult.HIT, CacheResult.MISS);
        assertThat(of(SUBMIT)).extracting(call -> call.classification().cache()).containsOnly(CacheResult.UNKNOWN);
    }

    private void itemsAreCounted() {
        assertThat(of(EDIT)).isNotEmpty().allMatch(call -> call.classification().items() == 2);
        assertThat(of(EDIT))
                .filteredOn(call -> call.key().equals("13"))
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.failureClass()).isEqualTo(FailureClass.EXPECTATION_FAILED);
                    assertThat(call.error())
                            .isEqualTo("expected /status_code 200 in every item of /predictions, got 500");
                    assertThat(call.classification().itemsOk()).isEqualTo(1);
                    assertThat(call.bodyExcerpt()).asString().contains("\"status_code\":500");
                });
        assertThat(of(EDIT))
                .filteredOn(call -> !call.key().equals("13"))
                .isNotEmpty()
                .allMatch(Call::ok);
    }

    private void invalidPayloadsAreCountedByKindOfMutation(List<Received> received) {
        assertThat(of(SPOILT)).isNotEmpty().allMatch(Call::ok).allMatch(call -> call.status() == 400);
        Map<String, Long> kinds =
                of(SPOILT).stream().collect(Collectors.groupingBy(call -> call.mutation(), Collectors.counting()));
        assertThat(kinds).containsOnlyKeys("drop_field", "wrong_content_type");
        assertThat(received)
                .filteredOn(request -> request.header("Content-Type").equals(Optional.of("text/plain")))
                .hasSize(kinds.get("wrong_content_type").intValue());
        assertThat(calls)
                .filteredOn(call -> call.task() != SPOILT)
                .allMatch(call -> call.mutation().isEmpty());
    }

    private List<Call> of(int task) {
        return calls.stream().filter(call -> call.task() == task).toList();
    }

    private static void answer(Received request, Peer peer) throws IOException, InterruptedException {
        String body = body(request);
        Script script;
        if (request.target().equals("/texts")) {
            String text = body.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1");
            script = Script.answer(
                    201, "{\"id\":" + text.length() + ",\"text\":\"" + text + "\"}", "Content-Type: application/json");
        } else if (request.target().startsWith("/texts/")) {
            script = Script.answer(200, "done", "X-Cache: " + (request.target().endsWith("/2") ? "miss" : "hit"));
        } else if (request.header("Content-Type").equals(Optional.of("application/json")) && body.contains("rev_id")) {
            int status = body.contains(":13") ? 500 : 200;
            script = Script.answer(200, "{\"predictions\":[{\"status_code\":200},{\"status_code\":" + status + "}]}");
        } else {
            script = Script.answer(400, "{\"error\":\"invalid\"}");
        }
        script.play(request, peer);
    }

    private static Plan plan(URI url) {
        Flow analysis = new Flow(1, List.of(SUBMIT, ASK));
        return Plans.of(submit(), ask(), edit(), spoilt())
                .name("flows")
                .url(url)
                .load(new ClosedLoad(
                        6, 100, Optional.of(Duration.ofSeconds(30)), OptionalLong.of(CALLS), Connections.PER_USER))
                .deadline(Duration.ofSeconds(10))
                .samples(samples("wikis.csv"), samples("revisions.csv"))
                .values(new GeneratedValue("text", new GeneratedValue.Repetition("ab", 1, 3, "")))
                .users(
                        new UserClass("analyst", 2, new WaitTime.Constant(Duration.ofMillis(1)), List.of(analysis)),
                        new UserClass(
                                "tester",
                                1,
                                new WaitTime.Constant(Duration.ofMillis(1)),
                                List.of(new Flow(4, List.of(EDIT)), new Flow(1, List.of(SPOILT)))))
                .plan();
    }

    private static Task submit() {
        Body body = json(
                new Text("{\"wiki\":"),
                new Column(0, Form.JSON_VALUE),
                new Text(",\"text\":"),
                new Generated(0, Form.JSON_VALUE),
                new Text("}"));
        Template sent = new Template(List.of(new Generated(0, Form.JSON_VALUE)));
        return Tasks.named("POST", "submit")
                .path("/texts")
                .body(body)
                .expect(new Expectation(
                        List.of(new StatusRange(201, 201)), List.of(new JsonEquals("/text", sent)), Optional.empty()))
                .extractions(new Extraction("id", 0, new Extraction.JsonPointer("/id"), false))
                .task();
    }

    private static Task ask() {
        return Tasks.named("GET", "ask")
                .path(new Text("/texts/"), new Extracted(0, Form.URL))
                .hostHeader("texts.example.org")
                .withoutSamples()
                .cache(new CacheRule.HeaderMatches("header X-Cache =~ hit", "X-Cache", "hit"))
                .task();
    }

    private static Task edit() {
        Items items = new Items("/predictions", List.of(new JsonEquals("/status_code", Template.of("200"))));
        return Tasks.named("POST", "edit")
                .path("/predict")
                .body(revision())
                .samples(1)
                .expect(new Expectation(Expectation.ANY_2XX.statuses(), List.of(), Optional.of(items)))
                .task();
    }

    private static Task spoilt() {
        return Tasks.named("POST", "spoilt")
                .path("/predict")
                .body(revision())
                .mutations(
                        new Mutation("drop_field", List.of(json(new Text("{}")))),
                        new Mutation(
                                "wrong_content_type",
                                List.of(new Body(revision().content(), "text/plain"))))
                .samples(1)
                .expect(new Expectation(List.of(new StatusRange(400, 400))))
                .task();
    }

    private static Body revision() {
        return json(new Text("{\"rev_id\":"), new Column(0, Form.JSON_VALUE), new Text("}"));
    }

    private static Body json(Segment... segments) {
        return new Body(new Template(List.of(segments)), "application/json");
    }

    private static Samples samples(String file) {
        return SampleFiles.of(file, Pick.SEQUENTIAL);
    }

    private static SampleTable wikis() {
        return SampleTable.of(
                new Columns(List.of("wiki"), List.of(ColumnType.STRING)),
                List.of(List.of("enwiki"), List.of("dewiki")));
    }

    private static SampleTable revisions() {
        return SampleTable.of(
                new Columns(List.of("rev_id"), List.of(ColumnType.INTEGER)),
                List.of(List.of("12"), List.of("13"), List.of("14")));
    }

    private static String body(Received request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
