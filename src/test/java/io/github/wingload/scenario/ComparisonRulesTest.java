package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code targets} and {@code compare}. */
class ComparisonRulesTest extends ScenarioFixture {

    private static final String TARGETS = """
            targets:
              external: {url: "http://localhost:8901/gateway", headers: {X-From: outside}}
              internal: {url: "http://localhost:8902"}
            """;

    @Test
    void eachTaskIsATaskOfEachSideNamedByItAndTheirFlowIsAPair() {
        Plan plan = plan(compared(TARGETS, "tasks: [get: /predict]"));

        assertThat(plan.compares()).isTrue();
        assertThat(plan.sides()).extracting(Side::name).containsExactly("external", "internal");
        assertThat(plan.sides().get(0).target().headers())
                .containsExactly(new Header("X-From", Template.of("outside"), false), OUR_USER_AGENT);
        assertThat(plan.sides().get(1).target().headers()).containsExactly(OUR_USER_AGENT);
        assertThat(plan.tasks()).extracting(Task::name).containsExactly("external", "internal");
        assertThat(plan.tasks()).extracting(task -> task.side().orElseThrow()).containsExactly(0, 1);
        assertThat(plan.userClasses().get(0).flows()).containsExactly(Flow.pair(1, List.of(0), List.of(1)));
    }

    @Test
    void sidesOfSeveralTasksStandAfterTheirNames() {
        Plan plan = plan(compared(TARGETS, """
                tasks:
                  - {get: /a, weight: 3}
                  - steps: [{get: /b, name: first}, {get: /c}]
                """));

        assertThat(plan.tasks())
                .extracting(Task::name)
                .containsExactly(
                        "/a (external)",
                        "/a (internal)",
                        "first (external)",
                        "/c (external)",
                        "first (internal)",
                        "/c (internal)");
        assertThat(plan.userClasses().get(0).flows())
                .containsExactly(Flow.pair(3, List.of(0), List.of(1)), Flow.pair(1, List.of(2, 3), List.of(4, 5)));
    }

    @Test
    void usersLogInOnBothSidesAndKeepWhatEachAnswered() {
        Plan plan = plan(compared(TARGETS, """
                on_start: [{post: /login, extract: {token: /token}}]
                tasks: [steps: [{get: "/{{token}}", extract: {id: /id}}, {get: "/{{token}}/{{id}}"}]]
                on_stop: [post: "/logout/{{token}}"]
                """));
        UserClass users = plan.userClasses().get(0);

        assertThat(users.onStart()).contains(new Flow(1, List.of(0, 1)));
        assertThat(users.onStop()).contains(Flow.pair(1, List.of(6), List.of(7)));
        assertThat(plan.tasks().subList(0, 2).stream().flatMap(task -> task.extractions().stream()))
                .extracting(Extraction::slot)
                .containsExactly(0, 1);
        assertThat(plan.lastingValues(users)).isEqualTo(2);
        assertThat(plan.tasks().get(3).path())
                .isEqualTo(new Template(
                        List.of(new Text("/"), new Extracted(0, Form.URL), new Text("/"), new Extracted(2, Form.URL))));
        assertThat(plan.tasks().get(5).path())
                .isEqualTo(new Template(
                        List.of(new Text("/"), new Extracted(1, Form.URL), new Text("/"), new Extracted(2, Form.URL))));
    }

    @Test
    void valuesOfASideAreItsOwn() {
        Plan plan = plan(compared("""
                targets:
                  large: {url: "http://localhost:1", values: {model: llama-70b}}
                  small: {url: "http://localhost:1", values: {model: llama-8b}}
                """, "tasks: [post: \"/{{model}}\"]\nvalues: {id: uuid}"));

        assertThat(plan.values()).extracting(value -> value.name()).containsExactly("id", "model", "model");
        assertThat(plan.tasks().get(0).path())
                .isEqualTo(new Template(List.of(new Text("/"), new Generated(1, Form.URL))));
        assertThat(plan.tasks().get(1).path())
                .isEqualTo(new Template(List.of(new Text("/"), new Generated(2, Form.URL))));
    }

    @Test
    void simulatorsAreSidesToo() {
        Plan plan = plan(compared(
                "targets: {fast: {simulator: revertrisk-wikidata-instant}, slow: {simulator: revertrisk-wikidata-staging}}",
                "tasks: [get: /]"));

        assertThat(plan.sides()).allSatisfy(side -> assertThat(side.target()).isInstanceOf(SimulatorTarget.class));
    }

    @Test
    void equalTargetsAreNoted() {
        assertThat(scenario(
                                compared(
                                        "targets: {a: {url: \"http://localhost:1\"}, b: {url: \"http://localhost:1\"}}",
                                        "tasks: [get: /]"),
                                Overrides.NONE)
                        .notes())
                .containsExactly(
                        "both targets are the same: the comparison shows how much equal targets differ by chance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            targets: {a: {url: "http://b"}}                     | targets: a comparison has two targets, and these are 1
            targets: {a: {url: "http://b"}, c: {url: "http://b"}, d: {url: "http://e"}} | targets: a comparison has two targets, and these are 3
            compare: {pair: interleaved}                        | compare: compare needs two targets
            targets: {a: {url: "http://b"}, c: {}}              | targets.c: url or simulator is missing
            targets: {a b: {url: "http://b"}, c: {url: "http://b"}} | targets.a b: "a b" cannot be the name of a target
            targets: {ok: {url: "http://b"}, c: {url: "http://b"}} | targets.ok: thresholds have another meaning for "ok"
            targets: {a: {url: "http://b", values: {m: 1}}, c: {url: "http://b"}} | targets.c: c has no value m, and a has one
            """)
    void wrongTargetsAreReported(String yaml, String message) {
        assertThat(problems(compared(yaml, "tasks: [get: /]")))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void aThirdTargetMakesNoThresholdWrong() {
        assertThat(problems(compared(
                        "targets: {a: {url: \"http://b\"}, c: {url: \"http://b\"}, d: {url: \"http://e\"}}",
                        "tasks: [get: /]\nthresholds: [difference of p50 <= 5ms, p90 of c <= 1s]")))
                .singleElement()
                .asString()
                .contains("these are 3");
    }

    @Test
    void oneTargetAndTwoTargetsExcludeEachOther() {
        assertThat(problems(baseWith("x", TARGETS)))
                .anySatisfy(problem -> assertThat(problem).contains("cannot be combined"));
    }

    @Test
    void faultOfATaskIsReportedOnceForBothSides() {
        assertThat(problems(compared(TARGETS, "tasks: [get: no-slash]"))).hasSize(1);
    }

    @Test
    void oddNumberOfRequestsIsReported() {
        assertThat(problems(compared(TARGETS, "tasks: [get: /]").replace("run_time: 60s", "requests: 101")))
                .singleElement()
                .asString()
                .contains("a comparison makes its calls in pairs, and 101 is odd");
    }

    @ParameterizedTest
    @CsvSource({"8901, 8902, 90000", "8901, 8901, 180000"})
    void limitIsThatOfEachHost(int external, int internal, String inAnHour) {
        String yaml = compared(
                        "targets: {a: {url: \"http://localhost:%d\"}, b: {url: \"http://localhost:%d\"}}"
                                .formatted(external, internal),
                        "tasks: [get: /]\nlimits: {requests_per_hour: 180000}")
                .replace("{users: 2, run_time: 60s}", "{rate: 25/s, run_time: 1h}");

        assertThat(scenario(yaml, Overrides.NONE).notes())
                .anySatisfy(note -> assertThat(note.replace(",", "")).contains(inAnHour + " requests in an hour"));
    }

    /** What is sent to a side is as secret as what is sent to a single target. */
    @Test
    void variablesThatAreSentToASideAreSecret() {
        environment.putAll(Map.of(
                "HOST_A", "host-of-a",
                "KEY", "key-of-a",
                "MODEL", "model-of-b",
                "SNI", "sni-of-a"));
        Scenario read = scenario(compared("""
                        targets:
                          v1.2: {url: "http://${HOST_A}:1", sni: "${SNI}", headers: {X-Team: "${KEY}"}, values: {model: one}}
                          v1.3: {url: "http://localhost:2", values: {model: "${MODEL}"}}
                        """, "tasks: [post: \"/{{model}}\"]"), Overrides.NONE);
        assertThat(read.secrets().redact("host-of-a sni-of-a key-of-a model-of-b"))
                .isEqualTo("host-of-a sni-of-a [redacted] [redacted]");
    }

    private static String compared(String targets, String tasks) {
        return "name: base\nload: {users: 2, run_time: 60s}\nseed: 1\n" + targets + "\n" + tasks + "\n";
    }
}
