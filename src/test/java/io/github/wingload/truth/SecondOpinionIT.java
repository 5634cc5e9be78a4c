package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wingload.testkit.Loads;
import io.github.wingload.testserver.Hold;
import io.github.wingload.testserver.ScriptedServer;
import java.io.BufferedReader;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same server at the same rate, measured by wingload and by another tool, hey, if it is installed: both must find the same
 * service times within 5 %.
 */
@Tag("timing")
@Timeout(120)
class SecondOpinionIT {

    private static final String TOOL = "hey";
    private static final int PER_SECOND = 50;
    private static final int REQUESTS = 500;
    private static final double AGREEMENT = 0.05;

    /** Smaller differences come from clocks and thread hand-overs. */
    private static final double LEAST_MS = 0.2;

    @Test
    void heyAgreesOnTheMedianAndTheNinetiethPercentile() throws Exception {
        Opinions opinions = Opinions.asked();
        for (double percentile : new double[] {50, 90}) {
            assertThat(opinions.agree(percentile))
                    .as(
                            "service time p%.0f: %.1f ms by wingload, %.1f ms by %s",
                            percentile,
                            opinions.ours().p(percentile),
                            opinions.theirs().p(percentile),
                            TOOL)
                    .isTrue();
        }
    }

    /** What both say of the same server, asked at the same rate. */
    private record Opinions(SortedTimes ours, SortedTimes theirs) {

        static Opinions asked() throws Exception {
            assumeTrue(installed(), TOOL + " is not installed");
            SortedTimes ours;
            try (ScriptedServer server = ScriptedServer.start(hold())) {
                ours = SortedTimes.service(Measured.run(
                                TruthPlans.plan(
                                        server.url(),
                                        Loads.rate(PER_SECOND, Duration.ofSeconds(REQUESTS / PER_SECOND))),
                                TruthPlans.rows(1, id -> 0))
                        .calls());
            }
            SortedTimes theirs;
            try (ScriptedServer server = ScriptedServer.start(hold())) {
                theirs = hey(server.url());
            }
            assertThat(theirs.sorted()).hasSameSizeAs(ours.sorted());
            return new Opinions(ours, theirs);
        }

        boolean agree(double percentile) {
            double apart = Math.abs(ours.p(percentile) - theirs.p(percentile));
            return apart <= Math.max(AGREEMENT * theirs.p(percentile), LEAST_MS);
        }
    }

    /** Request n is held for (37 n mod 500) + 50 ms. */
    private static Hold hold() {
        return Hold.byNumber(number -> 37L * number % 500 + 50);
    }

    /** Fifty workers at one request per second each. */
    private static SortedTimes hey(URI url) throws Exception {
        Path out = Files.createTempFile("hey", ".csv");
        try {
            Process process = new ProcessBuilder(
                            TOOL, "-n", "" + REQUESTS, "-c", "" + PER_SECOND, "-q", "1", "-o", "csv", url.toString())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.waitFor()).isZero();
            try (BufferedReader lines = Files.newBufferedReader(out)) {
                return SortedTimes.ofMillis(lines.lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .mapToDouble(cells -> Double.parseDouble(cells[0]) * 1000)
                        .toArray());
            }
        } finally {
            Files.delete(out);
        }
    }

    private static boolean installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, TOOL)));
    }
}
