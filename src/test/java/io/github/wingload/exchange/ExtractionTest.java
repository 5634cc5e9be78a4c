package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Extraction.HeaderValue;
import io.github.wingload.plan.task.Extraction.JsonPointer;
import io.github.wingload.plan.task.JsonScalar;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    private static final Extraction ID = new Extraction("id", 0, new JsonPointer("/output/0/id"), false);
    private static final Extraction PLACE = new Extraction("place", 1, new HeaderValue("Location"), false);

    @Test
    void valuesComeInOrderAndKeepTheirType() {
        assertThat(Answers.json("{\"output\":[{\"id\":12345678901234567890}]}")
                        .header("Location", "/jobs/\"7\"")
                        .kept(ID, PLACE))
                .containsExactly(
                        new JsonScalar("12345678901234567890", "12345678901234567890"),
                        new JsonScalar("/jobs/\"7\"", "\"/jobs/\\\"7\\\"\""));
    }

    @Test
    void aTextHasItsQuotesOnlyInJsonAndANumberItsDecimals() {
        assertThat(kept("\"a\\\"b\"")).isEqualTo(new JsonScalar("a\"b", "\"a\\\"b\""));
        assertThat(kept("1.50")).isEqualTo(new JsonScalar("1.50", "1.50"));
        assertThat(kept("true")).isEqualTo(new JsonScalar("true", "true"));
        assertThat(kept("[1, {\"a\": 2}]")).isEqualTo(new JsonScalar("[1,{\"a\":2}]", "[1,{\"a\":2}]"));
    }

    @Test
    void missingValueFailsTheCall() {
        assertThat(error("{\"output\":[]}")).isEqualTo("expected /output/0/id to extract as id, got nothing");
        assertThat(error("{\"output\":[{\"id\":null}]}")).isEqualTo("expected /output/0/id to extract as id, got null");
        assertThat(error("nothing")).isEqualTo("expected JSON, got a body that is not JSON");
        assertThat(Answers.json("{}").judged(PLACE).error())
                .isEqualTo("expected header Location to extract as place, got none");
        assertThat(Answers.json("{\"output\":[{\"id\":1}]}").kept(ID, PLACE))
                .as("nothing is kept of a failed call")
                .isEmpty();
    }

    private static JsonScalar kept(String json) {
        return Answers.json("{\"output\":[{\"id\":" + json + "}]}").kept(ID).get(0);
    }

    private static String error(String body) {
        return Answers.json(body).judged(ID).error();
    }
}
