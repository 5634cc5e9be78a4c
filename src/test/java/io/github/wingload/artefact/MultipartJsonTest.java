package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Multipart;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartJsonTest {

    @TempDir
    Path directory;

    @Test
    void aFormWithFilesIsReadBackWithoutTheBytesOfItsFiles() throws Exception {
        Function<byte[], Plan> plan = bytes -> Plans.of(Tasks.post("/upload")
                        .withoutSamples()
                        .body(new Body(
                                new Multipart(List.of(
                                        new Template(List.of(new Text("--b"), new Generated(0, Form.RAW))),
                                        new Bytes(Path.of("cat.png"), bytes),
                                        Template.of("--b--"))),
                                "multipart/form-data; boundary=b"))
                        .task())
                .plan();
        RunResult run = Runs.result(plan.apply(new byte[] {1, 2, 3}), Totals.none(1));
        Path file = Files.write(directory.resolve("run.json"), RunJson.running(run, List.of()));
        assertThat(Files.readString(file)).contains("\"bytes\" : 3");
        assertThat(RunJson.read(file).run().manifest().plan().tasks())
                .isEqualTo(plan.apply(new byte[0]).tasks());
    }
}
