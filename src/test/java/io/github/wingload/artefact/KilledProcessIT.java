package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.Launched;
import io.github.wingload.exchange.Call;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.RunResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessIT {

    private static final int ENOUGH_CALLS = 10_000;

    @TempDir
    private Path directory;

    @Test
    void aRunKilledAtAnyMomentHasEveryCallUpToItsLastSecond() throws Exception {
        Process process = start(java(directory.toString()));
        long ended = 0;
        try (BufferedReader said = said(process)) {
            while (ended < ENOUGH_CALLS) {
                ended = Long.parseLong(said.readLine());
            }
            process.toHandle().destroyForcibly();
            for (String line = said.readLine(); line != null && line.endsWith("00"); line = said.readLine()) {
                ended = Long.parseLong(line);
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        List<Call> calls = new ArrayList<>();
        SavedRun saved = SavedRun.read(directory);
        RunResult killed = saved.fromCalls(calls::add).result();

        assertThat(calls).hasSizeGreaterThanOrEqualTo((int) ended);
        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).key()).isEqualTo(Integer.toString(i + 1));
        }
        assertThat(killed.load().end()).isEqualTo(EndReason.KILLED);
        assertThat(killed.load().unknown()).isEqualTo(7);
        assertThat(killed.aggregated().requests() + killed.aggregated().neverSent())
                .isEqualTo(calls.size());
        assertThat(saved.recorded().aggregated().requests())
                .isLessThanOrEqualTo(killed.aggregated().requests());
        assertThat(saved.remarks()).isEmpty();
    }

    /** A limit on the size of files stops a write in its middle, as a disk that fills up does. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatCannotGrowEndsWithAWholeLine() throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 600 && exec \"$@\"", "limited"));
        command.addAll(java(directory.toString(), "30"));
        Process process = start(command);
        String said;
        try (BufferedReader lines = said(process)) {
            said = String.join("\n", lines.lines().toList());
        }
        assertThat(process.waitFor()).as(said).isZero();

        Path file = directory.resolve("calls.csv");
        assertThat(said).contains("15000\n" + file + ": File too large");
        assertThat(Files.size(file)).isBetween(500_000L, 600 * 1024L);
        CallsCsvReader.CallsRead read = CallsCsvReader.read(file, WritingProcess.PLAN.tasks(), call -> {});
        assertThat(read.cut()).isFalse();
        assertThat(read.damaged()).isZero();
        assertThat(read.calls() % 500).as("calls of whole seconds").isZero();
        assertThat(SavedRun.read(directory).callsKept()).isFalse();
    }

    private static List<String> java(String... arguments) {
        return Launched.command(WritingProcess.class, List.of(), arguments);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
