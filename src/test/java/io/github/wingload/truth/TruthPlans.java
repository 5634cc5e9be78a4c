package io.github.wingload.truth;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The plans of these tests: no probe, each row of the samples in turn. */
final class TruthPlans {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Columns COLUMNS =
            new Columns(List.of("id", "millis"), List.of(ColumnType.INTEGER, ColumnType.INTEGER)).withKey("id");
    private static final Safeguards NONE = new Safeguards(Optional.empty(), false, List.of(), false, Optional.empty());

    private TruthPlans() {}

    /** So many requests with ids 0, 1, …, each of which tells how long it is to be held. */
    static SampleTable rows(int count, IntToLongFunction millis) {
        return SampleTable.of(
                COLUMNS,
                IntStream.range(0, count)
                        .mapToObj(id -> List.of(Integer.toString(id), Long.toString(millis.applyAsLong(id))))
                        .toList());
    }

    /** GET requests with the path {@code /id/millis} of the {@link #rows}. */
    static Plan plan(URI url, Load load, long seed) {
        Template path =
                new Template(List.of(new Text("/"), new Column(0, Form.URL), new Text("/"), new Column(1, Form.URL)));
        Task task = Tasks.named("GET", "hold").path(path).task();
        return plan(url, load, seed, task, List.of());
    }

    /** POST requests such as the simulator answers. */
    static Plan predict(URI url, Load load, List<Rule> thresholds) {
        Template path = Template.of("/v1/models/revertrisk-wikidata:predict");
        Task.Body body = new Task.Body(Template.of("{\"rev_id\":1}"), "application/json");
        Task task = Tasks.named("POST", "predict").path(path).body(body).task();
        return plan(url, load, 1, task, thresholds);
    }

    /** POST requests whose answers are streams. */
    static Plan stream(URI url, Load load) {
        Task.Body body = new Task.Body(Template.of("{\"stream\":true}"), "application/json");
        Task task = Tasks.named("POST", "stream").path(Template.of("/v1/completions")).body(body).stream(
                        AnswerStream.OPENAI)
                .task();
        return plan(url, load, 1, task, List.of());
    }

    private static Plan plan(URI url, Load load, long seed, Task task, List<Rule> thresholds) {
        return Plans.of(task)
                .name("truth")
                .url(url)
                .load(load)
                .deadline(DEADLINE)
                .samples(SampleFiles.of("rows.csv", Pick.SEQUENTIAL))
                .seed(seed)
                .thresholds(thresholds)
                .safeguards(NONE)
                .plan();
    }

    static Plan plan(URI url, Load load) {
        return plan(url, load, 1);
    }
}
