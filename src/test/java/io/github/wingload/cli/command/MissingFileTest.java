package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingFileTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void scenarios() throws IOException {
        Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/quickstart.yaml"), "");
        Files.writeString(folder.resolve("my-service.yml"), "");
    }

    @ParameterizedTest
    @CsvSource({
        "quickstart.yaml, Did you mean scenarios/quickstart.yaml?",
        "scenarios/quickstart, Did you mean scenarios/quickstart.yaml?",
        "quikstart.yml, Did you mean scenarios/quickstart.yaml?",
        "my-servise.yaml, Did you mean my-service.yml?",
        "localhost:8080/predict, 'To send requests to a URL, write http://localhost:8080/predict'",
        "ml.example.org:443, 'To send requests to a URL, write http://ml.example.org:443'",
    })
    void theFileThatIsMeantIsNamed(String named, String hint) {
        assertThat(MissingFile.error(Path.of(named), folder))
                .hasMessage("wingload: " + named + ": there is no such file\n  " + hint);
    }

    @Test
    void withoutASimilarFileItSaysHowToBegin() {
        assertThat(MissingFile.error(Path.of("other.yaml"), folder))
                .hasMessageEndingWith("or the directory of a run. To begin:  wingload init my-service.yaml");
        assertThat(MissingFile.error(Path.of("other.yaml"), folder.resolve("gone")))
                .hasMessageContaining("To begin");
    }
}
