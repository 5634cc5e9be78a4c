package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.ClientCertificate;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.LlmTuning.LineEnds;
import io.github.wingload.plan.target.LlmTuning.Obeyed;
import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.LlmTuning.Split;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The key target, without its headers. */
class TargetRulesTest extends ScenarioFixture {

    private static final String URL = "write for example https://example.org:8443/base";
    private static final String PROFILES =
            "revertrisk-wikidata-staging, revertrisk-wikidata-production, revertrisk-wikidata-instant, "
                    + "liftwing, ml-api-heart, ml-api-text, llm";

    @BeforeEach
    void writeFiles() {
        write("ca.pem", "certificates");
        write("tls/client.pem", "a certificate");
        write("tls/client.key", "a key");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "target",
                        "target: {}",
                        "test.yaml:1:9: target: url or simulator is missing; "
                                + "add url: \"https://…\" or simulator: revertrisk-wikidata-production"),
                WrongScenario.of(
                        "target",
                        "target: {url: http://a, simulator: revertrisk-wikidata-staging}",
                        "test.yaml:1:25: target.simulator: url and simulator cannot be combined; keep one of them"),
                WrongScenario.of(
                        "target",
                        "target: {url: example.org}",
                        "test.yaml:1:15: target.url: \"example.org\" does not start with http:// or https://; " + URL),
                WrongScenario.of(
                        "target",
                        "target: {url: 'https://a b'}",
                        "test.yaml:1:15: target.url: \"https://a b\" is not a URL; " + URL),
                WrongScenario.of(
                        "target",
                        "target: {url: 'https://:80'}",
                        "test.yaml:1:15: target.url: \"https://:80\" has no valid host and port; " + URL),
                WrongScenario.of(
                        "target",
                        "target: {url: 'https://me:geheim@example.org'}",
                        "test.yaml:1:15: target.url: the URL contains a user name or password; "
                                + "remove it, and add headers: {Authorization: \"${AUTHORIZATION}\"}"),
                WrongScenario.of(
                        "target",
                        "target: {url: 'ftp://me:geheim@example.org'}",
                        "test.yaml:1:15: target.url: \"ftp://…@example.org\" does not start with http:// or https://; "
                                + URL),
                WrongScenario.of(
                        "target",
                        "target: {url: 'http://a/?x=1'}",
                        "test.yaml:1:15: target.url: the URL has a query; remove it "
                                + "(a query belongs to the path of a task)"),
                WrongScenario.of(
                        "target",
                        "target: {url: 'http://a/#x'}",
                        "test.yaml:1:15: target.url: the URL has a fragment; remove it "
                                + "(a query belongs to the path of a task)"),
                WrongScenario.of(
                        "target",
                        "target: {url: 'http://a:70000'}",
                        "test.yaml:1:15: target.url: port 70000 is out of range; write a port from 1 to 65535"),
                WrongScenario.of(
                        "target",
                        "target:\n  url: https://a\n  host_header: a/b\n  sni: a:443\n  insecure: yes",
                        "test.yaml:3:16: target.host_header: \"a/b\" is not a host with an optional port; "
                                + "write for example example.org",
                        "test.yaml:4:8: target.sni: \"a:443\" is not a host name; write for example example.org",
                        "test.yaml:5:13: target.insecure: \"yes\" is not true or false; "
                                + "write true or false without quotes"),
                WrongScenario.of(
                        "target",
                        "target: {url: https://a, ca_file: no.pem}",
                        "test.yaml:1:35: target.ca_file: \"no.pem\" does not exist; "
                                + "name a readable file, relative to this file"),
                WrongScenario.of(
                        "target",
                        "target: {url: https://a, ca_file: tls}",
                        "test.yaml:1:35: target.ca_file: \"tls\" cannot be read as a file; "
                                + "name a readable file, relative to this file"),
                WrongScenario.of(
                        "target",
                        "target: {url: https://a, client_certificate: {file: tls/client.pem}}",
                        "test.yaml:1:46: target.client_certificate.key: missing; "
                                + "add it, for example key: client-key.pem"),
                WrongScenario.of(
                        "target",
                        "target: {url: https://a, proxy: 'https://p:1'}",
                        "test.yaml:1:33: target.proxy: this is not the address of an HTTP proxy; "
                                + "write http://host:port or \"http://${PROXY_LOGIN}@host:port\""),
                WrongScenario.of(
                        "target",
                        "target: {url: https://a, connect_to: b}",
                        "test.yaml:1:38: target.connect_to: \"b\" is not a host and a port; "
                                + "write for example 127.0.0.1:8443"),
                WrongScenario.of(
                        "target",
                        "target: {url: https://a, connect_to: 'b:1', proxy: 'http://p:1'}",
                        "test.yaml:1:26: target.connect_to: proxy and connect_to cannot be combined; keep one of them"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: revertrisk-wikidata-stagin, sni: a}",
                        "test.yaml:1:21: target.simulator: \"revertrisk-wikidata-stagin\" is not one of " + PROFILES
                                + "; did you mean `revertrisk-wikidata-staging`?",
                        "test.yaml:1:49: target.sni: this key does not apply to the simulator; remove it"),
                WrongScenario.of(
                        "target",
                        "target:\n  simulator:\n    pods: 3\n    max_pods: 2\n    routing: rando\n    faults: {drop: 2}",
                        "test.yaml:3:5: target.simulator.profile: missing; "
                                + "add it, for example profile: revertrisk-wikidata-production",
                        "test.yaml:4:15: target.simulator.max_pods: 2 is less than pods; write 3 or more, or lower pods",
                        "test.yaml:5:14: target.simulator.routing: \"rando\" is not one of "
                                + "random, round_robin, least_request; did you mean `random`?",
                        "test.yaml:6:20: target.simulator.faults.drop: 2 is out of range; write a number from 0 up to 1"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: {profile: revertrisk-wikidata-instant, pods: 0, faults: {bad-gateway: 0}}}",
                        "test.yaml:1:66: target.simulator.pods: 0 is out of range; "
                                + "write a whole number from 1 to 1000",
                        "test.yaml:1:78: target.simulator.faults.bad-gateway: unknown key; "
                                + "did you mean `bad_gateway`?"),
                WrongScenario.of(
                        "target",
                        "target:\n  simulator:\n    profile: ml-api-text\n    routing: random\n    time_scale: -1\n"
                                + "    threads: 0\n    rate_limit: 100\n    cache_ttl: 5\n    faults: {bad_gateway: 0.1, egress: 1}",
                        "test.yaml:4:5: target.simulator.routing: does not apply to ml-api-text; remove it",
                        "test.yaml:5:17: target.simulator.time_scale: -1 is out of range; write a number from 0 up to 1000",
                        "test.yaml:6:14: target.simulator.threads: 0 is out of range; "
                                + "write a whole number from 1 to 1000",
                        "test.yaml:7:17: target.simulator.rate_limit: 100 is not a rate limit; "
                                + "write a whole number and its unit /h, /m or /s, such as 100/m, or none",
                        "test.yaml:8:16: target.simulator.cache_ttl: 5 has no unit; write 5s for seconds or 5ms for milliseconds",
                        "test.yaml:9:14: target.simulator.faults.bad_gateway: does not apply to ml-api-text; "
                                + "remove it",
                        "test.yaml:9:32: target.simulator.faults.egress: does not apply to ml-api-text; remove it"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: {profile: llm, shape: openai, obeys: [top_k], pods: 2, split: none}}",
                        "test.yaml:1:43: target.simulator.shape: \"openai\" is not one of liftwing, vllm, sglang, tgi, llama.cpp; "
                                + "write one of these",
                        "test.yaml:1:59: target.simulator.obeys[0]: \"top_k\" is not one of ignore_eos, min_tokens, seed; "
                                + "write one of these",
                        "test.yaml:1:67: target.simulator.pods: does not apply to llm; remove it"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: {profile: liftwing, tokens_per_event: 2, faults: {no_done: 1}}}",
                        "test.yaml:1:41: target.simulator.tokens_per_event: does not apply to liftwing; remove it",
                        "test.yaml:1:71: target.simulator.faults.no_done: does not apply to liftwing; remove it"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: {profile: revertrisk-wikidata-instant, faults: {drop: 0.6, stall: 0.5}}}",
                        "test.yaml:1:68: target.simulator.faults: the faults sum to more than 1 without those that are answers "
                                + "(bad_gateway, egress, html_400, busy_503), and at most one happens to a request; lower them until their sum is 1 or less"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: {profile: liftwing, pods: 2, rate-limit: 1/s}}",
                        "test.yaml:1:41: target.simulator.pods: does not apply to liftwing; remove it",
                        "test.yaml:1:50: target.simulator.rate-limit: unknown key; did you mean `rate_limit`?"),
                WrongScenario.of(
                        "target",
                        "target: {simulator: {profile: revertrisk-wikidata-instant, time_scale: 2}}",
                        "test.yaml:1:60: target.simulator.time_scale: does not apply to revertrisk-wikidata-instant; "
                                + "remove it"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void everyKeyOfAUrlTargetIsRead() {
        String target = """
                target:
                  url: https://example.org:30443/base/
                  host_header: service.example.org
                  sni: gateway.example.org
                  ca_file: ca.pem
                  insecure: false
                  headers: {User-Agent: test/1.0 (me@example.org)}
                  proxy: http://proxy.example.org:8080
                  client_certificate: {file: tls/client.pem, key: tls/client.key}""";
        assertThat(plan(baseWith("target", target)).target())
                .isEqualTo(new UrlTarget(
                        URI.create("https://example.org:30443/base"),
                        Optional.of("service.example.org"),
                        Optional.of("gateway.example.org"),
                        Optional.of(directory.resolve("ca.pem")),
                        false,
                        List.of(new Header("User-Agent", Template.of("test/1.0 (me@example.org)"), false)),
                        Optional.empty(),
                        Optional.of(Proxy.of(new HostPort("proxy.example.org", 8080))),
                        Optional.of(new ClientCertificate(
                                directory.resolve("tls/client.pem"), directory.resolve("tls/client.key")))));
    }

    /** As curl, browsers and container networks have them. */
    @ParameterizedTest
    @CsvSource({
        "http://my_service:8080, my_service, 8080, my_service:8080",
        "https://my_service, my_service, 443, my_service",
        "http://_a.b_c-/x, _a.b_c-, 80, _a.b_c-",
        "https://Bücher.example:1, xn--bcher-kva.example, 1, xn--bcher-kva.example:1",
        "http://例え.テスト/, xn--r8jz45g.xn--zckzah, 80, xn--r8jz45g.xn--zckzah",
        "http://[::1]:90/a, ::1, 90, [::1]:90"
    })
    void hostsOfAllKindsAreRead(String url, String host, int port, String header) {
        UrlTarget target = (UrlTarget) plan(baseWith("target", "contact: me@example.org\ntarget: {url: '" + url + "'}"))
                .target();
        assertThat(target.origin()).isEqualTo(new HostPort(host, port));
        assertThat(target.host()).isEqualTo(header);
    }

    @Test
    void charactersOfTheBasePathAreEncoded() {
        assertThat(((UrlTarget) plan(baseWith("target", "target: {url: 'http://a/Zürich/%41/'}"))
                                .target())
                        .url())
                .isEqualTo(URI.create("http://a/Z%C3%BCrich/%41"));
    }

    @Test
    void connectToIsRead() {
        assertThat(((UrlTarget) plan(baseWith("target", "target: {url: https://a, connect_to: '[::1]:8443'}"))
                                .target())
                        .connectTo())
                .contains(new HostPort("::1", 8443));
    }

    @Test
    void simulatorCanBeAName() {
        assertThat(plan(baseWith("target", "target: {simulator: revertrisk-wikidata-staging}"))
                        .target())
                .isEqualTo(
                        SimulatorTarget.of(Profile.REVERTRISK_WIKIDATA_STAGING).withHeaders(List.of(OUR_USER_AGENT)));
    }

    @Test
    void simulatorCanBeAMapping() {
        String target = """
                target:
                  simulator:
                    profile: revertrisk-wikidata-production
                    pods: 2
                    max_pods: 9
                    routing: least_request
                    seed: -3
                    faults: {bad_gateway: 0, drop: 0.01}""";
        assertThat(plan(baseWith("target", target)).target())
                .isEqualTo(new SimulatorTarget(
                        Profile.REVERTRISK_WIKIDATA_PRODUCTION,
                        OptionalInt.of(2),
                        OptionalInt.of(9),
                        Optional.of(Routing.LEAST_REQUEST),
                        OptionalLong.of(-3),
                        Map.of(Fault.BAD_GATEWAY, 0.0, Fault.DROP, 0.01),
                        List.of(OUR_USER_AGENT),
                        Tuning.NONE));
    }

    @Test
    void simulatorOfAnApiCanBeTuned() {
        String target = "target: {simulator: {profile: ml-api-text, time_scale: 0.5, threads: 8, rate_limit: 500/m,"
                + " cache_ttl: 0s}}";
        assertThat(((SimulatorTarget) plan(baseWith("target", target)).target()).tuning())
                .isEqualTo(new Tuning(
                        OptionalDouble.of(0.5),
                        OptionalInt.of(8),
                        Optional.of(new RateLimit(500, Duration.ofMinutes(1))),
                        Optional.of(Duration.ZERO),
                        Optional.empty()));
    }

    @Test
    void languageModelCanBeTuned() {
        String target = """
                target:
                  simulator:
                    profile: llm
                    time_scale: 0.1
                    shape: llama.cpp
                    obeys: [ignore_eos, seed]
                    max_num_seqs: 32
                    max_num_batched_tokens: 8192
                    max_model_len: 16384
                    kv_cache_tokens: 100000
                    prefix_cache: false
                    decode_time: 30ms
                    batch_time: 0s
                    prefill_per_second: 5000
                    short_answers: 0
                    tokens_per_event: 4
                    line_ends: crlf
                    split: random
                    cut_after: 60s
                    faults: {no_done: 0.5, html_400: 1}""";
        assertThat(((SimulatorTarget) plan(baseWith("target", target)).target())
                        .tuning()
                        .llm())
                .contains(new LlmTuning(
                        Optional.of(Shape.LLAMA_CPP),
                        Optional.of(List.of(Obeyed.IGNORE_EOS, Obeyed.SEED)),
                        OptionalInt.of(32),
                        OptionalInt.of(8192),
                        OptionalInt.of(16_384),
                        OptionalInt.of(100_000),
                        Optional.of(false),
                        Optional.of(Duration.ofMillis(30)),
                        Optional.of(Duration.ZERO),
                        OptionalDouble.of(5000),
                        OptionalDouble.of(0),
                        OptionalInt.of(4),
                        Optional.of(LineEnds.CRLF),
                        Optional.of(Split.RANDOM),
                        Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    void languageModelMayFollowNoField() {
        String target = "target: {simulator: {profile: llm, shape: vllm, obeys: none}}";
        assertThat(((SimulatorTarget) plan(baseWith("target", target)).target())
                        .tuning()
                        .llm()
                        .flatMap(LlmTuning::obeys))
                .contains(List.of());
    }

    @Test
    void tlsKeysOnClearTextAreWarnedOf() {
        assertThat(scenario(baseWith("target", "target: {url: http://a, sni: b, insecure: true}"), Overrides.NONE)
                        .warnings())
                .containsExactly("no effect on an http:// URL: sni, insecure");
    }
}
