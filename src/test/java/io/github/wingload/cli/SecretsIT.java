package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A token from the environment is sent, and neither shown nor written, even where the target echoes it. */
@Timeout(300)
class SecretsIT {

    private static final String TOKEN = "eyJhbGciOiJub25lIn0.c2VjcmV0";

    @TempDir
    private Path directory;

    @Test
    void theTokenReachesTheTargetOnly() throws Exception {
        Script echo = Script.answer(403, "bad token " + TOKEN, "X-Seen: Bearer " + TOKEN, "Set-Cookie: id=" + TOKEN);
        try (ScriptedServer server = ScriptedServer.start(echo)) {
            Path scenario = ScenarioText.against(server.url())
                    .target("{url: '" + server.url() + "', headers: {Authorization: 'Bearer ${SERVICE_TOKEN}'}}")
                    .writtenTo(directory);
            String results = directory.resolve("results").toString();
            for (String line : List.of(
                    "run -v " + scenario + " -n 4 --results " + results,
                    "run " + scenario + " --dry-run",
                    "try -v " + scenario)) {
                CommandSession.Ended ended =
                        CommandSession.execute(directory, Map.of("SERVICE_TOKEN", TOKEN), line.split(" "));
                assertThat(ended.out()).as(ended.err()).isNotEmpty();
            }
            assertThat(server.received())
                    .as("what really went out")
                    .hasSizeGreaterThan(4)
                    .allSatisfy(request ->
                            assertThat(request.header("Authorization")).contains("Bearer " + TOKEN));
        }
        assertThat(filesWith(TOKEN)).isEmpty();
        assertThat(filesWith("<redacted>")).hasSizeGreaterThan(3);
    }

    /** stdout and stderr are among the files. */
    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(text);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
