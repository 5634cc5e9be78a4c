package io.github.wingload.check.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckSample;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Template;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFilesTest {

    @TempDir
    private Path folder;

    private final CheckFiles files = new CheckFiles(Map.of(), "1.0", ServiceList.NONE);

    private List<CheckCase> cases(String... lines) throws IOException {
        return files.read(List.of(write("suite.yaml", lines))).cases();
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private List<String> problems() {
        return files.problems().stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder.toString() + "/", ""))
                .toList();
    }

    private static Request request(CheckCase one) {
        return one.samples().get(0).request();
    }

    private static String body(CheckCase one) {
        return new String(request(one).body().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyKeyOfASuiteIsRead() throws IOException {
        List<CheckCase> cases = cases(
                "# SPDX-License-Identifier: Apache-2.0",
                "https://langid.llm.wikimedia.org:",
                "- path: /v1/models/langid:predict?a=%C3%A4",
                "  method: POST",
                "  request_headers: {X-Client-IP: 127.0.0.1, Authorization: Bearer-of-news}",
                "  # what it is sent",
                "  json_body:",
                "    text: >-",
                "      Some text in",
                "      two lines",
                "    instances: [{lang: en}, [1, 2.5, yes, ~, 0x1F]]",
                "  timeout_seconds: 60",
                "  assert_status: [200, 201]",
                "  assert_headers: {Content-Type: application/json}",
                "  assert_headers_regex:",
                "    Server: ^istio-.*$",
                "  assert_headers_absent: [X-Powered-By, Set-Cookie]",
                "  assert_body_contains: 'Greek'",
                "  assert_body_regex: \"(?s)^\\\\{.*\\\\}\\\\Z\"",
                "http://other.example.org:8080:",
                "- path: /form",
                "  form_body: {title: Größe & Maß}",
                "  assert_status: 301");
        assertThat(problems()).isEmpty();
        CheckCase first = cases.get(0);
        assertThat(first.id())
                .isEqualTo(new CaseId("langid.llm.wikimedia.org", "POST /v1/models/langid:predict?a=%C3%A4"));
        assertThat(first.source()).isEqualTo(folder.resolve("suite.yaml") + ":3");
        assertThat(first.host()).contains("langid.llm.wikimedia.org");
        assertThat(first.sni()).contains("langid.llm.wikimedia.org");
        assertThat(first.deadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(request(first).headers())
                .containsExactly(
                        new HeaderField("X-Client-IP", "127.0.0.1"),
                        new HeaderField("Authorization", "Bearer-of-news"),
                        new HeaderField("Content-Type", "application/json"));
        assertThat(body(first))
                .isEqualTo(
                        "{\"text\":\"Some text in two lines\",\"instances\":[{\"lang\":\"en\"},[1,2.5,true,null,31]]}");
        assertThat(first.expect().statuses()).containsExactly(new StatusRange(200, 200), new StatusRange(201, 201));
        assertThat(first.expect().checks())
                .containsExactly(
                        new HeaderEquals("Content-Type", Template.of("application/json")),
                        new HeaderMatches("Server", "^istio-.*$"),
                        new HeaderAbsent("X-Powered-By"),
                        new HeaderAbsent("Set-Cookie"),
                        new Contains(Template.of("Greek")),
                        new Matches("(?m)(?s)^\\{.*\\}\\z"));
        CheckCase second = cases.get(1);
        assertThat(second.id()).isEqualTo(new CaseId("other.example.org:8080", "GET /form"));
        assertThat(second.sni()).contains("other.example.org");
        assertThat(second.deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(body(second)).isEqualTo("title=Gr%C3%B6%C3%9Fe+%26+Ma%C3%9F");
        assertThat(request(second).headers())
                .containsExactly(new HeaderField("Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    void aLongScalarIsReadWhole() throws IOException {
        String image = "iVBORw0K".repeat(640);
        CheckCase one = cases(
                        "https://logo.example.org:",
                        "- {path: /predict, method: POST, assert_status: 200, json_body: {image: \"" + image + "\"}}")
                .get(0);
        assertThat(body(one)).isEqualTo("{\"image\":\"" + image + "\"}");
    }

    @Test
    void theHostHeaderOfACaseReplacesThatOfTheSuite() throws IOException {
        CheckCase one = cases(
                        "https://a.example.org:",
                        "- {path: /, assert_status: 200, request_headers: {host: b.example.org}}")
                .get(0);
        assertThat(one.host()).contains("b.example.org");
        assertThat(one.id().service()).isEqualTo("a.example.org");
        assertThat(request(one).headers()).isEmpty();
    }

    @Test
    void secondCasesOfAPathGetANumber() throws IOException {
        assertThat(cases(
                        "https://a.example.org:",
                        "- {path: /, assert_status: 200}",
                        "- {path: /, assert_body_contains: x}"))
                .extracting(one -> one.id().name())
                .containsExactly("GET /", "GET / (2)");
    }

    @Test
    void everythingThatIsWrongHasItsPlace() throws IOException {
        cases(
                "https://a.example.org:",
                "- path: v1",
                "  assert_stauts: 200",
                "- {path: /, assert_status: 200, timeout: 5}",
                "- {assert_status: two}",
                "- {path: /, assert_body_regex: 'a(?!b)', method: post}",
                "- {path: /, assert_status: 200, json_body: {since: 2026-01-01}, form_body: {a: b}}",
                "https://b.example.org/path: []");
        assertThat(problems())
                .containsExactly(
                        "suite.yaml:2:3: https://a.example.org[0]: the case asserts nothing; add for example assert_status: 200",
                        "suite.yaml:2:9: https://a.example.org[0].path: \"v1\" does not start with a slash; write a path such as /v1/models",
                        "suite.yaml:3:3: https://a.example.org[0].assert_stauts: unknown key; did you mean `assert_status`?",
                        "suite.yaml:4:33: https://a.example.org[1].timeout: unknown key; possible here: path, method, request_headers, json_body, form_body, timeout_seconds, assert_status, assert_headers, assert_headers_regex, assert_headers_absent, assert_body_contains, assert_body_regex",
                        "suite.yaml:5:3: https://a.example.org[2].path: missing; add it, for example path: /",
                        "suite.yaml:5:19: https://a.example.org[2].assert_status: \"two\" is not a whole number; write a whole number from 100 to 599",
                        "suite.yaml:6:32: https://a.example.org[3].assert_body_regex: \"a(?!b)\" has lookahead at character 2, which is not supported; write it without: every search must take time linear in the text (RE2's syntax)",
                        "suite.yaml:6:50: https://a.example.org[3].method: \"post\" is not an HTTP method; write it in capital letters: GET, POST",
                        "suite.yaml:7:52: https://a.example.org[4].json_body.since: \"2026-01-01\" is a date or no finite number in YAML 1.1; put it in quotes",
                        "suite.yaml:7:65: https://a.example.org[4].form_body: json_body and form_body cannot be combined; keep one of them",
                        "suite.yaml:8:1: https://b.example.org/path: this is not the address of a service; write https://HOST or http://HOST",
                        "suite.yaml:8:29: https://b.example.org/path: the list is empty; write at least one item, for example [{path: /, assert_status: 200}]");
    }

    @Test
    void aScenarioGivesACaseForEachTaskWithItsFirstRows() throws IOException {
        write("rows.csv", "rev_id,lang", "11,en", "12,de", "13,fr", "14,es", "15,it");
        Path scenario = write(
                "scenario.yaml",
                "name: revert",
                "target: {url: 'http://127.0.0.1:1/base', host_header: revert.example.org}",
                "load: {users: 1, run_time: 1s}",
                "deadline: 20s",
                "samples: {file: rows.csv, key: rev_id}",
                "tasks:",
                "  - post: /v1/models/revert:predict",
                "    json: {rev_id: '{{rev_id}}'}",
                "    mutate: [empty]",
                "    runbook: https://wiki.example.org/Runbook",
                "    expect: {status: 400, json: {/id: '{{rev_id}}'}}",
                "  - steps:",
                "      - {get: /new, extract: {id: /id}}",
                "      - get: '/items/{{id}}'");
        Cases read = files.read(List.of(folder));
        assertThat(problems()).isEmpty();
        CheckCase one = read.cases().get(0);
        assertThat(one.id()).isEqualTo(new CaseId("revert.example.org", "/v1/models/revert:predict"));
        assertThat(one.samples()).extracting(CheckSample::label).containsExactly("11", "12", "13", "14");
        assertThat(one.samples())
                .extracting(sample -> new String(sample.request().body().bytes(), StandardCharsets.UTF_8))
                .startsWith("{\"rev_id\":11}", "{\"rev_id\":12}");
        assertThat(request(one).path()).isEqualTo("/v1/models/revert:predict");
        assertThat(request(one).echoes()).containsExactly("11");
        assertThat(one.runbook()).contains("https://wiki.example.org/Runbook");
        assertThat(one.deadline()).isEqualTo(Duration.ofSeconds(20));
        assertThat(read.cases())
                .extracting(each -> each.id().name())
                .containsExactly("/v1/models/revert:predict", "/new");
        assertThat(read.warnings())
                .containsExactly(
                        scenario + ": the task /items/{{id}} uses a value of an earlier answer, so it is not checked");
    }

    @Test
    void aScenarioThatComparesTwoTargetsIsLeftOut() throws IOException {
        Path scenario = Files.writeString(folder.resolve("compared.yaml"), """
                name: compared
                targets: {a: {url: "http://localhost:1"}, b: {url: "http://localhost:2"}}
                load: {users: 1, requests: 2}
                tasks: [get: /]
                """);
        Cases read = files.read(List.of(scenario));
        assertThat(problems()).isEmpty();
        assertThat(read.cases()).isEmpty();
        assertThat(read.warnings())
                .containsExactly(scenario + ": the scenario compares two targets, so it is not checked");
    }

    @Test
    void aMissingFileAndAnEmptyFolderAreNamed() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        files.read(List.of(folder.resolve("empty"), folder.resolve("gone.yaml")));
        assertThat(problems())
                .containsExactly(
                        "empty: there is no YAML file in this folder; name a suite, a scenario or a folder of these",
                        "gone.yaml: there is no such file; name a readable suite or scenario file");
    }

    @Test
    void revisionsOfTheSameWikiAreSparesOfEachOther() throws IOException {
        List<CheckCase> shared = Revisions.shared(cases(
                "https://enwiki-goodfaith.revscoring.example.org:",
                "- {path: /a, method: POST, json_body: {rev_id: 1}, assert_status: 200}",
                "https://enwiki-damaging.revscoring.example.org:",
                "- {path: /b, method: POST, json_body: {rev_id: 2}, assert_status: 200}",
                "https://revertrisk.example.org:",
                "- {path: /c, method: POST, json_body: {instances: [{rev_id: 3, lang: en}]}, assert_status: 200}",
                "https://dewiki-damaging.revscoring.example.org:",
                "- {path: /d, method: POST, json_body: {rev_id: 4}, assert_status: 200}"));
        assertThat(shared)
                .extracting(
                        one -> one.samples().stream().map(CheckSample::label).toList())
                .containsExactly(
                        List.of("rev_id 1", "rev_id 2", "rev_id 3"),
                        List.of("rev_id 2", "rev_id 1", "rev_id 3"),
                        List.of("rev_id 3", "rev_id 1", "rev_id 2"),
                        List.of("rev_id 4"));
        assertThat(new String(shared.get(2).samples().get(1).request().body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"instances\":[{\"rev_id\":1,\"lang\":\"en\"}]}");
        assertThat(Revisions.wikis(shared)).containsExactly("en.wikipedia.org", "de.wikipedia.org");
        List<CheckCase> fresh = Revisions.fresh(shared, Map.of("de.wikipedia.org", List.of(90L, 91L)));
        assertThat(fresh).hasSize(1);
        assertThat(fresh.get(0).id().name()).isEqualTo("POST /d (fresh)");
        assertThat(fresh.get(0).samples()).extracting(CheckSample::label).containsExactly("rev_id 90", "rev_id 91");
    }

    @Test
    void aListOfServicesNamesRunbooksAndGaps() throws IOException {
        Findings findings = new Findings();
        ServiceList list = ServiceList.read(
                write(
                        "services.yaml",
                        "services: [langid, {name: readability, runbook: 'https://wiki.example.org/R'}]"),
                findings);
        ServiceList helmfile = ServiceList.read(
                write("values.yaml", "docker: {}", "inference_services:", "  langid: {minReplicas: 2}", "  other: {}"),
                findings);
        assertThat(findings.problemCount()).isZero();
        List<CheckCase> cases = cases(
                "https://langid.llm.example.org:",
                "- {path: /, assert_status: 200}",
                "https://unknown.llm.example.org:",
                "- {path: /, assert_status: 200}");
        assertThat(list.of(cases).unchecked()).containsExactly("readability");
        assertThat(list.of(cases).unlisted()).containsExactly("unknown.llm.example.org");
        assertThat(helmfile.of(cases).unchecked()).containsExactly("other");
        assertThat(list.runbook(new CaseId("readability.readability.wikimedia.org", "")))
                .isEqualTo(Optional.of("https://wiki.example.org/R"));
    }
}
