package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LostThreadIT {

    @TempDir
    private Path directory;

    /** A program that would go on for ever after one of its threads has died. */
    static final class Haunted {

        public static void main(String[] arguments) throws InterruptedException {
            Thread.setDefaultUncaughtExceptionHandler(new LostThread(Main.commandLine(System.getenv())));
            new Thread(() -> {
                        if (arguments[0].equals("memory")) {
                            throw new OutOfMemoryError("Java heap space");
                        }
                        throw new IllegalStateException("oops");
                    })
                    .start();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "memory, More memory may help: WINGLOAD_JAVA_OPTS=-Xmx4g",
        "else, this is a bug of wingload: java.lang.IllegalStateException: oops"
    })
    void processEndsAsABugAndReportsTheCause(String how, String message) throws Exception {
        try (Launched program = Launched.start(Haunted.class, directory, Map.of(), List.of(), how)) {
            assertThat(program.exitCode()).isEqualTo(4);
            assertThat(program.err()).contains(message);
        }
    }
}
