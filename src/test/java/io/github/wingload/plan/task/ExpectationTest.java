package io.github.wingload.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    @Test
    void echoesAreTheTemplatesWithPlaceholdersEachOnce() {
        Expectation expect = new Expectation(
                Expectation.ANY_2XX.statuses(),
                List.of(
                        new JsonEquals("/a", column(0, Form.JSON_VALUE)),
                        new JsonEquals("/b", Template.of("true")),
                        new ForAll("/c", List.of(new JsonEquals("/d", column(1, Form.JSON_VALUE)))),
                        new Contains(column(0, Form.RAW)),
                        new Size(1, 2),
                        new HeaderEquals("X-Id", column(0, Form.RAW))),
                Optional.of(new Items("/e", List.of(new JsonEquals("", column(2, Form.JSON_VALUE))))));
        assertThat(expect.echoes())
                .containsExactly(
                        column(0, Form.JSON_VALUE),
                        column(1, Form.JSON_VALUE),
                        column(0, Form.RAW),
                        column(2, Form.JSON_VALUE));
    }

    @Test
    void expectationOfAStatusHasNoEchoes() {
        assertThat(Expectation.ANY_2XX.echoes()).isEmpty();
    }

    private static Template column(int index, Form form) {
        return new Template(List.of(new Column(index, form)));
    }
}
