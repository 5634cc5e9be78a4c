package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Template;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A batch answer counts its items: edit-check answers 200 with failed items in it. */
class ItemsTest {

    private static final Items PREDICTIONS =
            new Items("/predictions", List.of(new JsonEquals("/status_code", Template.of("200"))));

    @Test
    void itemsAreCountedAndACallWithAFailedOneHasFailed() {
        Classification judged = Answers.json(
                        "{\"predictions\":[{\"status_code\":200},{\"status_code\":500},{\"status_code\":200},{}]}")
                .judged(PREDICTIONS);
        assertThat(judged)
                .isEqualTo(new Classification(
                        FailureClass.EXPECTATION_FAILED,
                        "expected /status_code 200 in every item of /predictions, got 500",
                        CacheResult.UNKNOWN,
                        4,
                        2));
    }

    @Test
    void allItemsOkIsAnOkCall() {
        Classification judged =
                Answers.json("{\"predictions\":[{\"status_code\":200.0}]}").judged(PREDICTIONS);
        assertThat(judged.ok()).isTrue();
        assertThat(judged.items()).isEqualTo(1);
        assertThat(judged.itemsOk()).isEqualTo(1);
    }

    @Test
    void anEmptyListOfItemsIsAnOkCallWithoutItems() {
        Classification judged = Answers.json("{\"predictions\":[]}").judged(PREDICTIONS);
        assertThat(judged.ok()).isTrue();
        assertThat(judged.items()).isZero();
        assertThat(judged.plain()).isTrue();
    }

    @Test
    void withoutAnArrayOfItemsTheCallFails() {
        assertThat(Answers.json("{\"predictions\":{}}").judged(PREDICTIONS).error())
                .isEqualTo("expected /predictions array, got an object");
        assertThat(Answers.json("[]").judged(PREDICTIONS).error())
                .isEqualTo("expected /predictions array, got nothing");
        assertThat(Answers.text("oops").judged(PREDICTIONS).error())
                .isEqualTo("expected JSON, got a body that is not JSON");
    }

    @Test
    void itemsAreCountedIfAnotherCheckFailsButNotIfTheStatusDoes() {
        Expectation expect = new Expectation(Answers.ANY, List.of(new Size(0, 1)), Optional.of(PREDICTIONS));
        Classification large =
                Answers.json("{\"predictions\":[{\"status_code\":200}]}").judged(expect);
        assertThat(large.error()).isEqualTo("expected a body of at most 1 bytes, got more");
        assertThat(large.items()).isEqualTo(1);
        assertThat(Answers.json("{\"predictions\":[{}]}")
                        .status(503)
                        .judged(new Expectation(Expectation.ANY_2XX.statuses(), List.of(), Optional.of(PREDICTIONS)))
                        .items())
                .isZero();
    }
}
