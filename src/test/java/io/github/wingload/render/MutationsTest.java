package io.github.wingload.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Tasks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutationsTest {

    private static final String JSON = "application/json";

    @Test
    void eachKindOfMutationIsEquallyFrequentWhateverItsVariants() {
        Rendering rendering = Rendering.of(task(
                new Mutation("drop_field", List.of(body("{a}"), body("{b}"), body("{c}"))),
                new Mutation("empty", List.of(body("")))));
        Map<String, Integer> kinds = new HashMap<>();
        Map<String, Integer> bodies = new HashMap<>();
        for (int i = 0; i < 6_000; i++) {
            Request request = rendering.request();
            kinds.merge(request.mutation(), 1, Integer::sum);
            bodies.merge(text(request), 1, Integer::sum);
        }
        assertThat(kinds).containsOnlyKeys("drop_field", "empty");
        assertThat(kinds.get("empty")).isBetween(2_850, 3_150);
        assertThat(bodies).containsOnlyKeys("{a}", "{b}", "{c}", "");
        assertThat(bodies.get("{b}")).isBetween(850, 1_150);
    }

    @Test
    void wrongContentTypeReplacesEveryOther() {
        Task task = task(new Mutation("wrong_type", List.of(new Body(Template.of("{}"), "text/plain"))));
        Rendering rendering = Rendering.of(
                        task.withHeaders(List.of(new Header("content-type", Template.of(JSON), false))))
                .targetHeaders(List.of(new Header("X-A", Template.of("a"), false)));
        assertThat(rendering.request().headers())
                .containsExactly(new HeaderField("X-A", "a"), new HeaderField("Content-Type", "text/plain"));
    }

    @Test
    void bodyWithoutMutationsIsUnchanged() {
        Request request = Rendering.of(task()).request();
        assertThat(request.mutation()).isEmpty();
        assertThat(text(request)).isEqualTo("{}");
    }

    @Test
    void examplesShowEachKindOnce() {
        Rendering rendering = Rendering.of(task(
                new Mutation("drop_field", List.of(body("{a}"), body("{b}"))),
                new Mutation("empty", List.of(body("")))));
        assertThat(rendering.examples()).extracting(Request::mutation).containsExactly("drop_field", "empty");
        assertThat(Rendering.of(task()).examples()).hasSize(1);
    }

    private static Body body(String text) {
        return new Body(Template.of(text), JSON);
    }

    private static Task task(Mutation... mutations) {
        return Tasks.named("POST", "t")
                .path("/")
                .body(body("{}"))
                .mutations(mutations)
                .withoutSamples()
                .task();
    }

    private static String text(Request request) {
        return new String(request.body().bytes(), StandardCharsets.UTF_8);
    }
}
