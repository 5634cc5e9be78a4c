package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** What a run's record tells of the bodies that were sent. */
class BodyJsonTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void charactersComeBackAsTheyWere() throws Exception {
        assertThat(readBack(new Body(Template.of("{}"), "application/json")))
                .isEqualTo(new Body(Template.of("{}"), "application/json"));
        Body filledIn = new Body(new Template(List.of(new Text("id="), new Column(0, Form.RAW))), "text/plain");
        assertThat(readBack(filledIn)).isEqualTo(filledIn);
    }

    @Test
    void fileIsWrittenAsNameAndSize() throws Exception {
        Path file = Path.of("cat.png");
        Body body = new Body(new Bytes(file, new byte[] {1, 2, 3}), "image/png");
        assertThat(PLAIN.readTree(ArtefactJson.bytes(Map.of("body", body))).at("/body/content"))
                .isEqualTo(PLAIN.readTree("{\"file\": \"cat.png\", \"bytes\": 3}"));
        assertThat(readBack(body)).isEqualTo(new Body(new Bytes(file, new byte[0]), "image/png"));
    }

    private Body readBack(Body body) throws Exception {
        Path file = Files.write(
                directory.resolve("body.json"), ArtefactJson.bytes(Map.of("schema_version", 1, "body", body)));
        return ArtefactJson.read(file, "body", 1, Document.class).body();
    }

    private record Document(Body body) {}
}
