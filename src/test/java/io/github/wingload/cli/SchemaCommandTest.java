package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SchemaCommandTest {

    private final CommandContext wingload = new CommandContext();

    @Test
    void schemaIsPrintedAsItIs() {
        assertThat(wingload.execute("schema")).isZero();
        assertThat(new JsonMapper().readTree(wingload.out()).path("$schema").asString())
                .isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(wingload.err()).isEmpty();
    }
}
