package io.github.wingload.truth;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.OpenLoad.Arrivals;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.samples.SampleTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The plans of these tests: no probe, each row of the samples in turn. */
final class Plans {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Columns COLUMNS =
            new Columns(List.of("id", "millis"), List.of(ColumnType.INTEGER, ColumnType.INTEGER));
    private static final Safeguards NONE = new Safeguards(Optional.empty(), false, List.of(), false, Optional.empty());

    private Plans() {}

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
        Task task = new Task("hold", "GET", path, List.of(), Optional.empty(), Expectation.ANY_2XX);
        return plan(url, load, seed, task, List.of());
    }

    /** POST requests such as the simulator answers. */
    static Plan predict(URI url, Load load, List<Rule> thresholds) {
        Template path = Template.of("/v1/models/revertrisk-wikidata:predict");
        Task.Body body = new Task.Body(Template.of("{\"rev_id\":1}"), "application/json");
        Task task = new Task("predict", "POST", path, List.of(), Optional.of(body), Expectation.ANY_2XX);
        return plan(url, load, 1, task, thresholds);
    }

    private static Plan plan(URI url, Load load, long seed, Task task, List<Rule> thresholds) {
        return new Plan(
                "truth",
                UrlTarget.of(url),
                load,
                new WaitTime.None(),
                DEADLINE,
                Optional.of(new Samples(Path.of("rows.csv"), Pick.SEQUENTIAL, Optional.empty(), Map.of())),
                List.of(task),
                seed,
                thresholds,
                NONE,
                Reporting.DEFAULT);
    }

    static Plan plan(URI url, Load load) {
        return plan(url, load, 1);
    }

    static OpenLoad open(double perSecond, Duration duration) {
        return open(Arrivals.CONSTANT, OptionalInt.empty(), new Stage(Stage.HOLD, perSecond, perSecond, duration));
    }

    static OpenLoad open(Arrivals arrivals, OptionalInt maxInFlight, Stage... stages) {
        return new OpenLoad(List.of(stages), arrivals, maxInFlight, Duration.ZERO, Connections.SHARED);
    }

    static ClosedLoad oneUser(Duration duration) {
        return new ClosedLoad(1, 1, Optional.of(duration), OptionalLong.empty(), Connections.PER_USER);
    }
}
