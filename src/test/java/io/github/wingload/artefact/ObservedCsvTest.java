package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.observe.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedCsvTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void aLineForEachReading() {
        List<Reading> readings = List.of(
                gauge("memory share", 12_000_000L, 83.5),
                new Reading("cpu", 12_000_000L, 5_012_000_000L, OptionalDouble.of(0.25), ""),
                new Reading("cpu", 12_000_000L, 12_000_000L, OptionalDouble.empty(), ""),
                new Reading("up", -SECOND_NS, -SECOND_NS, OptionalDouble.empty(), "line 1 cannot be read: a{b=\"\n, c"),
                gauge("bytes", 0, 4e9));

        assertThat(new String(ObservedCsv.lines(readings), StandardCharsets.UTF_8))
                .isEqualTo("""
                        0.012,memory share,83.5,,
                        5.012,cpu,0.25,5,
                        0.012,cpu,,,
                        -1,up,,,"line 1 cannot be read: a{b="" , c"
                        0,bytes,4000000000,,
                        """.replace("\n", "\r\n"));
    }

    @Test
    void readingsReadBackEqualThoseWritten() throws IOException {
        Random random = new Random(3);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long at = random.nextLong(3_600_000) * 1_000_000;
            long span = random.nextBoolean() ? 0 : (1 + random.nextInt(10_000)) * 1_000_000L;
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
            readings.add(new Reading("f" + i % 7, at - span, at, OptionalDouble.of(value), ""));
        }
        readings.add(gauge("extremes", 0, Double.MIN_VALUE));
        readings.add(gauge("extremes", 0, Double.MAX_VALUE));

        Path file = write(readings, "");

        List<Reading> again = new ArrayList<>();
        assertThat(ObservedCsv.read(file, again::add)).isZero();
        assertThat(again).isEqualTo(readings);
    }

    @Test
    void cutAndDamagedLinesCostNoOthers() throws IOException {
        Path file = write(
                List.of(gauge("a", 0, 1)), "when,a,1,,\r\n5,a,many,,\r\n5,a\r\n1e99999,a,1,,\r\n10,a,2,,\r\n15,a,3");

        List<Reading> again = new ArrayList<>();
        assertThat(ObservedCsv.read(file, again::add)).isEqualTo(4);
        assertThat(again).containsExactly(gauge("a", 0, 1), gauge("a", 10 * SECOND_NS, 2));
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("x.csv"), "a,b\r\n1,2\r\n");

        assertThatThrownBy(() -> ObservedCsv.read(file, reading -> {}))
                .hasMessageContaining("its first line does not name the columns second, figure, value, over, error");
    }

    private Path write(List<Reading> readings, String more) throws IOException {
        Path file = directory.resolve("demo_observed.csv");
        Files.write(file, ObservedCsv.header());
        Files.write(file, ObservedCsv.lines(readings), java.nio.file.StandardOpenOption.APPEND);
        return Files.writeString(file, more, java.nio.file.StandardOpenOption.APPEND);
    }

    private static Reading gauge(String figure, long ns, double value) {
        return new Reading(figure, ns, ns, OptionalDouble.of(value), "");
    }
}
