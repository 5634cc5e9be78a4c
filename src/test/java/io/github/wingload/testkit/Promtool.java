package io.github.wingload.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prometheus's own tool. A test that needs it is skipped where it is missing. */
public final class Promtool {

    private Promtool() {}

    /**
     * Runs it and asserts that it found no fault.
     *
     * @param input for its standard input
     * @return what it printed
     */
    public static String accepts(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process tool;
        try {
            tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            assumeTrue(false, "needs promtool, which is in Debian's package prometheus");
            throw missing;
        }
        tool.getOutputStream().write(input.getBytes(UTF_8));
        tool.getOutputStream().close();
        String printed = new String(tool.getInputStream().readAllBytes(), UTF_8);
        assertThat(tool.waitFor()).as(printed).isZero();
        return printed;
    }
}
