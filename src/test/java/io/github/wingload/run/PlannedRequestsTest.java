package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannedRequestsTest {

    private static final SampleTable ROWS = SampleTable.of(
            new Columns(List.of("id"), List.of(ColumnType.INTEGER)), List.of(List.of("5"), List.of("6")));

    @Test
    void requestsAreOneOfEachTaskAndMutationThenMoreRows() {
        PlannedRequests planned = new PlannedRequests(plan(), List.of(ROWS));
        assertThat(planned.first(1))
                .extracting(Request::path)
                .containsExactly("/5", "/jobs/%7B%7Bjob%7D%7D", "/bad", "/bad");
        assertThat(planned.first(1)).extracting(Request::mutation).containsExactly("", "", "drop_field", "empty");
        assertThat(planned.first(6))
                .extracting(Request::path)
                .containsExactly("/5", "/jobs/%7B%7Bjob%7D%7D", "/bad", "/bad", "/6", "/jobs/%7B%7Bjob%7D%7D");
        assertThat(planned.probe(0).path()).isEqualTo("/5");
    }

    @Test
    void extractedValueIsReplacedByItsName() {
        Request ask = new PlannedRequests(plan(), List.of(ROWS)).first(2).get(1);
        assertThat(new String(ask.body().bytes(), StandardCharsets.UTF_8)).isEqualTo("\"{{job}}\"");
    }

    @Test
    void bothRequestsOfAPairHaveTheSameGeneratedValues() {
        Plan compared = Plans.compared()
                .plan()
                .withWork(
                        List.of(new GeneratedValue("n", new GeneratedValue.IntegerBetween(0, 1L << 60))),
                        Stream.of(0, 1)
                                .map(side -> Tasks.named("GET", "t")
                                        .side(side)
                                        .path(new Text("/"), new Generated(0, Form.URL))
                                        .task())
                                .toList());
        List<String> paths = new PlannedRequests(compared, List.of())
                .first(4).stream().map(Request::path).toList();
        assertThat(paths.get(1)).isEqualTo(paths.get(0));
        assertThat(paths.get(3)).isEqualTo(paths.get(2)).isNotEqualTo(paths.get(0));
    }

    @Test
    void thereIsATableForEachDataSet() {
        assertThatThrownBy(() -> new PlannedRequests(plan(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 tables for 1 samples");
    }

    private static Plan plan() {
        Task submit = Tasks.named("POST", "t")
                .path(new Text("/"), new Column(0, Form.URL))
                .extractions(new Extraction("job", 0, new Extraction.JsonPointer("/job"), false))
                .task();
        Task ask = Tasks.named("POST", "t")
                .path(new Text("/jobs/"), new Extracted(0, Form.URL))
                .json(new Extracted(0, Form.JSON_VALUE))
                .task();
        Task spoilt = Tasks.named("POST", "t")
                .path("/bad")
                .json("{\"a\":1}")
                .mutations(
                        new Mutation("drop_field", List.of(json(new Text("{}")))),
                        new Mutation("empty", List.of(json())))
                .task();
        return Plans.of(submit, ask, spoilt)
                .name("planned")
                .url("http://127.0.0.1")
                .load(new ClosedLoad(1, 1, Optional.empty(), OptionalLong.of(1), Connections.SHARED))
                .deadline(Duration.ofSeconds(1))
                .samples(SampleFiles.of("ids.csv", Pick.SEQUENTIAL))
                .flows(new Flow(1, List.of(2)), new Flow(1, List.of(0, 1)))
                .plan();
    }

    private static Body json(Template.Segment... segments) {
        return new Body(new Template(List.of(segments)), "application/json");
    }
}
