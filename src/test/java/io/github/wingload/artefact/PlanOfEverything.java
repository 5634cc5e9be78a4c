package io.github.wingload.artefact;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan that has one of each kind of thing that answers and payloads can have. */
final class PlanOfEverything {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Template PLACEHOLDERS = new Template(List.of(
            new Template.Text("{\"a\": "),
            new Template.Column(1, Form.JSON_VALUE),
            new Template.Generated(2, Form.JSON_TEXT),
            new Template.Extracted(0, Form.RAW),
            new Template.Text("}")));
    private static final Body BODY = new Body(PLACEHOLDERS, "application/json");

    private PlanOfEverything() {}

    static Plan plan() {
        return Plans.of(
                        task("one", CACHE_RULES.get(0)),
                        task("two", CACHE_RULES.get(1)),
                        task("three", CACHE_RULES.get(2)))
                .name("everything")
                .url("http://127.0.0.1:8900")
                .load(Loads.users(4, 1, SECOND))
                .samples(samples("a.csv"), samples("b.tsv"))
                .values(values())
                .users(
                        new UserClass(
                                "reader",
                                3,
                                new WaitTime.Constant(SECOND),
                                List.of(new Flow(7, List.of(0)), new Flow(1, List.of(1)))),
                        new UserClass(
                                "editor",
                                1,
                                OptionalInt.of(2),
                                new WaitTime.None(),
                                Optional.of(new Flow(1, List.of(1))),
                                List.of(new Flow(1, List.of(0, 1, 2))),
                                Optional.of(new Flow(1, List.of(2)))))
                .seed(7)
                .thresholds(new Rule(
                        "p90 of ok in one <= 500ms over 5m",
                        Figure.percentile(90, Figure.Calls.OK),
                        Optional.of("one"),
                        Optional.empty(),
                        Operator.AT_MOST,
                        500,
                        Optional.of(Duration.ofMinutes(5))))
                .safeguards(new Safeguards(
                                Optional.of(new Safeguards.RateLimit("own", 100_000)),
                                true,
                                List.of(new Rule(
                                        "max of memory > 2GB",
                                        new Figure.Observed(Figure.Statistic.MAX, "memory", "bytes"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Operator.ABOVE,
                                        2e9,
                                        Optional.empty())),
                                true,
                                Optional.of("me@example.org"))
                        .stoppingWhenBehind(Duration.ofMinutes(2)))
                .observe(OBSERVATION)
                .plan();
    }

    private static final Observation OBSERVATION = new Observation(
            Optional.of(UrlTarget.of(URI.create("http://127.0.0.1:9090"))),
            "/metrics",
            Optional.of(new Observation.Query("module=http", false)),
            SECOND,
            List.of(new Header("Accept", Template.of("text/plain"), false)),
            List.of(
                    ServerFigure.asked("asked", "sum(up)", ""),
                    new ServerFigure(
                            "memory",
                            new Selector("resident_bytes", List.of()),
                            Optional.empty(),
                            OptionalDouble.of(4e9),
                            ServerFigure.As.VALUE,
                            ServerFigure.Aggregate.SUM,
                            "percent")));

    private static final List<CacheRule> CACHE_RULES = List.of(
            new CacheRule.HeaderMatches("header X-Cache =~ hit", "X-Cache", "(?i)hit"),
            new CacheRule.JsonEquals("json /cached == true", "/cached", new JsonScalar("true", "true")),
            new CacheRule.Below("below 20ms", Duration.ofMillis(20)));

    private static Samples samples(String file) {
        return SampleFiles.of(file, Samples.Pick.FIXED);
    }

    private static List<GeneratedValue> values() {
        List<Generator> generators = List.of(
                new GeneratedValue.IntegerBetween(-5, Long.MAX_VALUE),
                new GeneratedValue.NumberBetween(0.5, 2.25, 2),
                new GeneratedValue.Choice(List.of(
                        new Option(new JsonScalar("de", "\"de\""), 2), new Option(new JsonScalar("null", "null"), 1))),
                new GeneratedValue.Repetition("really ", 10, 50, ", "),
                new GeneratedValue.Filler(10, 20),
                new GeneratedValue.FillerWords(600, 900),
                new GeneratedValue.TokenIds(500, 1500, 1000, 30_000, 200),
                new GeneratedValue.Uuid(),
                new GeneratedValue.TraceParent(0.25));
        return IntStream.range(0, generators.size())
                .mapToObj(i -> new GeneratedValue("value " + i, generators.get(i)))
                .toList();
    }

    private static Task task(String name, CacheRule rule) {
        return Tasks.named("POST", name)
                .path(PLACEHOLDERS)
                .headers(new Header("X-Trace", PLACEHOLDERS, false))
                .hostHeader("model.example.org")
                .body(BODY)
                .mutations(new Mutation("drop_field", List.of(BODY, BODY)), new Mutation("empty", List.of(BODY)))
                .samples(1)
                .expect(new Expectation(
                        List.of(new StatusRange(200, 204)),
                        checks(),
                        Optional.of(new Expectation.Items("/predictions", checks()))))
                .extractions(
                        new Extraction("id", 0, new Extraction.JsonPointer("/output/0/id"), false),
                        new Extraction("etag", 1, new Extraction.HeaderValue("ETag"), true))
                .stream(new AnswerStream(
                        AnswerStream.Framing.SSE,
                        AnswerStream.OPENAI.places(),
                        Optional.of("[DONE]"),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(Duration.ofSeconds(2))))
                .cache(rule)
                .runbook("https://wiki.example.org/Runbook")
                .task();
    }

    private static List<Check> checks() {
        List<Check> plain = List.of(
                new Expectation.JsonEquals("/a", PLACEHOLDERS),
                new Expectation.JsonType("/b", Expectation.Kind.INTEGER),
                new Expectation.JsonBetween("/p", 0, 1),
                new Expectation.JsonBetween("/p", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                new Expectation.Contains(PLACEHOLDERS),
                new Expectation.Matches("(?s)a.*b"),
                new Expectation.HeaderEquals("X-Model", PLACEHOLDERS),
                new Expectation.HeaderMatches("Server", "^istio"),
                new Expectation.HeaderAbsent("X-Debug"),
                new Expectation.Size(1, Long.MAX_VALUE),
                new Expectation.StreamCheck(
                        List.of("stop", "length"),
                        0,
                        128,
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(PLACEHOLDERS),
                        Optional.of("a|b")),
                new Expectation.StreamJson(List.of(new Expectation.JsonType("/a", Expectation.Kind.STRING))),
                new Expectation.MaxTime(Duration.ofMillis(1500)));
        return Stream.concat(plain.stream(), Stream.of(new Expectation.ForAll("/predictions", plain)))
                .toList();
    }
}
