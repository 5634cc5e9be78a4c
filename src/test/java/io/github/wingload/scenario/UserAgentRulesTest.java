package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.scenario.Overrides.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key contact, and who tells a public target whom to contact. */
class UserAgentRulesTest extends ScenarioFixture {

    private static final String NOBODY =
            " is a public host, and the User-Agent does not name a contact; add contact: me@example.org, or set WINGLOAD_CONTACT";
    private static final String NO_CONTACT = "this is not an e-mail address or a URL in ASCII characters; ";
    private static final String EXAMPLE = "for example me@example.org or https://example.org/contact";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "target",
                        "target: {url: https://api.example.org}",
                        "test.yaml:1:9: target: api.example.org" + NOBODY),
                WrongScenario.of(
                        "target",
                        "target: {url: https://api.example.org, headers: {User-Agent: test/1.0}}",
                        "test.yaml:1:9: target: api.example.org" + NOBODY),
                WrongScenario.of(
                        "target",
                        "target: {url: https://gateway, connect_to: '8.8.8.8:443'}",
                        "test.yaml:1:9: target: 8.8.8.8" + NOBODY),
                WrongScenario.ofFile(
                        BASE.replace(
                                        "http://localhost:8080",
                                        "https://api.example.org\", headers: {User-Agent: \"a@b.org")
                                .replace("}\nload", "}}\nload")
                                .replace("[get: /]", "[{get: /, headers: {user-agent: test}}]"),
                        "test.yaml:2:9: target: api.example.org" + NOBODY),
                WrongScenario.of("x", "contact: Jane", "test.yaml:1:10: contact: " + NO_CONTACT + "write " + EXAMPLE),
                WrongScenario.of(
                        "x",
                        "contact: jané@example.org",
                        "test.yaml:1:10: contact: " + NO_CONTACT + "write " + EXAMPLE),
                WrongScenario.of(
                        "x", "contact: [me@example.org]", "test.yaml:1:10: contact: a list is not text; write text"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void publicUrlOptionNeedsAContact() {
        assertThat(problems(BASE, Overrides.NONE.with(Option.URL, "https://api.example.org")))
                .containsExactly("test.yaml:2:9: target: api.example.org" + NOBODY);
    }

    @Test
    void faultyContactOfTheEnvironmentIsAProblem() {
        environment.put("WINGLOAD_CONTACT", "Jane");
        assertThat(problems(BASE))
                .containsExactly("environment: WINGLOAD_CONTACT: " + NO_CONTACT + "set it to " + EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.8.9.1:80",
                "http://[::1]:80",
                "http://[fd12:3456::1]",
                "http://[fe80::1]",
                "http://[::ffff:10.0.0.1]",
                "http://10.1.2.3",
                "http://172.31.255.255",
                "http://192.168.1.1",
                "http://169.254.1.1",
                "http://100.64.0.1",
                "http://gateway",
                "http://a.localhost",
                "http://printer.local",
                "https://inference.svc.eqiad.wmnet:30443",
                "https://INFERENCE.SVC.EQIAD.WMNET.",
                "http://api.internal"
            })
    void privateTargetNeedsNoContact(String url) {
        assertThat(userAgents(plan(baseWith("target", "target: {url: '" + url + "'}"))))
                .containsExactly("wingload/1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.wikimedia.org",
                "https://api.wikimedia.org.",
                "http://8.8.8.8",
                "http://172.32.0.1",
                "http://100.128.0.1",
                "http://[2620:0:861:ed1a::1]",
                "http://[::ffff:8.8.8.8]",
                "http://wmnet.example.org",
                "http://evil-wmnet.org"
            })
    void publicTargetReceivesTheContact(String url) {
        String target = "target: {url: '" + url + "'}\ncontact: me@example.org";
        assertThat(userAgents(plan(baseWith("target", target)))).containsExactly("wingload/1.2.3 (me@example.org)");
    }

    @Test
    void contactCanComeFromTheEnvironment() {
        environment.put("WINGLOAD_CONTACT", "https://example.org/wiki/User:Me");
        Plan plan = plan(baseWith("target", "target: {url: https://api.example.org}"));
        assertThat(userAgents(plan)).containsExactly("wingload/1.2.3 (https://example.org/wiki/User:Me)");
        assertThat(plan.safeguards().contact()).contains("https://example.org/wiki/User:Me");
    }

    @Test
    void contactOfTheScenarioReplacesThatOfTheEnvironment() {
        environment.put("WINGLOAD_CONTACT", "them@example.org");
        assertThat(userAgents(plan(baseWith("x", "contact: me@example.org"))))
                .containsExactly("wingload/1.2.3 (me@example.org)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test/1.0 (me@example.org)", "test/1.0 (https://example.org/me)"})
    void userAgentWithAContactIsUnchanged(String userAgent) {
        String target = "target: {url: https://api.example.org, headers: {user-agent: \"" + userAgent + "\"}}";
        assertThat(userAgents(plan(baseWith("target", target)))).containsExactly(userAgent);
    }

    @Test
    void contactIsAppendedToUserAgentsWithoutOne() {
        String yaml = """
                name: agents
                contact: me@example.org
                target: {url: https://api.example.org, headers: {User-Agent: test/1.0}}
                load: {users: 2, run_time: 60s}
                tasks: [{get: /, headers: {User-Agent: task/2.0}}]
                seed: 1
                """;
        assertThat(userAgents(plan(yaml))).containsExactly("test/1.0 (me@example.org)", "task/2.0 (me@example.org)");
        assertThat(userAgents(plan(yaml.replace("https://api.example.org", "https://gateway"))))
                .containsExactly("test/1.0", "task/2.0");
    }

    /** The target's, then the tasks'. */
    private static List<String> userAgents(Plan plan) {
        return Stream.concat(
                        plan.target().headers().stream(),
                        plan.tasks().stream().flatMap(task -> task.headers().stream()))
                .filter(header -> header.name().equalsIgnoreCase("User-Agent"))
                .map(Header::value)
                .map(UserAgentRulesTest::text)
                .toList();
    }

    private static String text(Template template) {
        StringBuilder text = new StringBuilder();
        template.segments().forEach(segment -> text.append(((Template.Text) segment).text()));
        return text.toString();
    }
}
