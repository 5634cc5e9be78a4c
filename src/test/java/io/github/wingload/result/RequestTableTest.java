package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.judge.Runs;
import io.github.wingload.plan.Task;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTableTest {

    @Test
    void rowsAreInCodePointOrderOfNameThenMethod() {
        List<Task> tasks = List.of(
                Runs.task("POST", "b"),
                Runs.task("GET", "b"),
                Runs.task("GET", "\uD83D\uDE00 beyond the basic plane"),
                Runs.task("GET", "\uFFFD below it"),
                Runs.task("GET", "é"),
                Runs.task("GET", "Z"));

        RequestTable table = table(tasks, Totals.none(tasks.size()));

        assertThat(table.rows())
                .extracting(row -> row.method() + " " + row.name())
                .containsExactly(
                        "GET Z",
                        "GET b",
                        "POST b",
                        "GET é",
                        "GET \uFFFD below it",
                        "GET \uD83D\uDE00 beyond the basic plane");
    }

    @Test
    void tasksOfOneNameAndMethodShareARow() {
        List<Task> tasks = List.of(Runs.task("POST", "a"), Runs.task("GET", "a"), Runs.task("POST", "a"));
        Recorder recorder = new Recorder(3);
        recorder.record(Calls.ok(0, 0, 10));
        recorder.record(Calls.ok(1, 0, 20));
        recorder.record(Calls.ok(2, 0, 30));
        recorder.flip(1);

        RequestTable table = table(tasks, recorder.totals());

        assertThat(table.rows()).extracting(TaskResult::method).containsExactly("GET", "POST");
        assertThat(table.rows().get(1).stats().requests()).isEqualTo(2);
        assertThat(table.rows().get(1).stats().all().response().meanMs()).isEqualTo(20);
        assertThat(table.aggregated().requests()).isEqualTo(3);
    }

    private static RequestTable table(List<Task> tasks, Totals totals) {
        return RequestTable.of(tasks, totals.tasks(), totals.aggregated());
    }
}
