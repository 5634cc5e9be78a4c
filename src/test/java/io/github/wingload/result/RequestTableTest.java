package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Task;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTableTest {

    @Test
    void rowsAreInCodePointOrderOfNameThenMethod() {
        List<Task> tasks = List.of(
                Tasks.named("POST", "b").task(),
                Tasks.named("GET", "b").task(),
                Tasks.named("GET", "\uD83D\uDE00 beyond the basic plane").task(),
                Tasks.named("GET", "\uFFFD below it").task(),
                Tasks.named("GET", "é").task(),
                Tasks.named("GET", "Z").task());

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
        List<Task> tasks = List.of(
                Tasks.named("POST", "a").task(),
                Tasks.named("GET", "a").task(),
                Tasks.named("POST", "a").task());
        Recorder recorder = new Recorder(Tasks.some(3));
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
