package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.Runs;
import io.github.wingload.plan.Plan;
import io.github.wingload.testkit.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class CallsFileTest {

    private static final Plan PLAN = Runs.plan(List.of(), Runs.task("GET", "a"), Runs.task("GET", "b"));
    private static final Path FULL_DEVICE = Path.of("/dev/full");

    @TempDir
    private Path home;

    private Path path;
    private CallsFile file;
    private final OutputFiles files = new OutputFiles();

    @BeforeEach
    void begin() {
        path = home.resolve("calls.csv");
        file = new CallsFile(path, files, PLAN);
        file.begin();
    }

    @Test
    void linesComeWithTheSecondInOrderOfEnd() throws IOException {
        file.add(Calls.ok(0, 30, 5));
        file.add(Calls.ok(1, 10, 5));
        assertThat(Files.readAllLines(path)).hasSize(1);

        file.flush();
        file.add(Calls.ok(0, 40, 5));
        file.flush();
        file.flush();

        assertThat(Files.readAllLines(path))
                .extracting(line -> line.split(",")[6])
                .containsExactly("ended_us", "15000", "35000", "45000");
        assertThat(file.complete()).isTrue();
    }

    @Test
    void noCallOfManyThreadsIsLostOrWrittenTwice() throws Exception {
        int each = 5_000;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> adding = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int from = thread * each;
            adding.add(threads.submit(() -> {
                for (int number = from; number < from + each; number++) {
                    file.add(Calls.ok(0, number, 1));
                }
            }));
        }
        while (!adding.stream().allMatch(Future::isDone)) {
            file.flush();
        }
        for (Future<?> done : adding) {
            done.get();
        }
        file.flush();
        threads.shutdown();

        List<Call> read = new ArrayList<>();
        CallsCsvReader.read(path, PLAN.tasks(), read::add);
        assertThat(read).extracting(Call::intendedNs).doesNotHaveDuplicates().hasSize(4 * each);
    }

    @Test
    @EnabledIf("thereIsAFullDevice")
    void aFullDiskEndsTheFileAndNothingElse() throws IOException {
        file.add(Calls.ok(0, 1, 1));
        file.flush();
        Path aside = Files.move(path, home.resolve("aside"));
        Files.createSymbolicLink(path, FULL_DEVICE);
        file.add(Calls.ok(0, 2, 1));
        file.flush();
        Files.delete(path);
        Files.move(aside, path);

        file.add(Calls.ok(0, 3, 1));
        file.flush();

        assertThat(Files.readAllLines(path)).hasSize(2);
        assertThat(file.complete()).isFalse();
        assertThat(files.errors()).containsExactly(new WriteError(path.toString(), "No space left on device"));
    }

    @Test
    void callsThatCannotBeKeptEndTheFileAtTheLastOneThatCould() {
        CallBuffer buffer = new CallBuffer(3);
        for (int number = 1; number <= 5; number++) {
            buffer.add(Calls.ok(0, number, 1));
        }

        assertThat(buffer.take()).extracting(Call::intendedNs).containsExactly(1_000_000L, 2_000_000L, 3_000_000L);
        assertThat(buffer.overflown()).isTrue();
        buffer.add(Calls.ok(0, 6, 1));
        assertThat(buffer.take()).isEmpty();
    }

    @Test
    void moreCallsThanFitAreNamedAsAnError() throws IOException {
        Call call = Calls.ok(0, 1, 1);
        for (int number = 0; number <= CallBuffer.CAPACITY; number++) {
            file.add(call);
        }
        file.flush();
        file.add(call);
        file.flush();

        assertThat(files.errors())
                .containsExactly(
                        new WriteError(path.toString(), "calls ended faster than their lines could be written"));
        try (var lines = Files.lines(path)) {
            assertThat(lines).hasSize(1 + CallBuffer.CAPACITY);
        }
    }

    @Test
    void anHourAtTheTargetRateFitsAndIsReadInOneGo() throws IOException {
        RandomCalls calls = new RandomCalls(11, 1_000, 24_000_000);
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 2_500; i++) {
                file.add(calls.next());
            }
            file.flush();
        }
        long bytes = Files.size(path);
        List<Call> read = new ArrayList<>(150_000);
        long startNs = System.nanoTime();
        CallsRead result = CallsCsvReader.read(path, PLAN.tasks(), read::add);
        System.out.printf(
                "calls.csv of 150,000 calls: %d bytes, read in %d ms%n",
                bytes, (System.nanoTime() - startNs) / 1_000_000);

        assertThat(result).isEqualTo(new CallsRead(150_000, 0, List.of(), false));
        assertThat(bytes).isLessThan(20_000_000);
    }

    static boolean thereIsAFullDevice() {
        return Files.isWritable(FULL_DEVICE);
    }
}
