package io.github.wingload.vllmbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Audit;
import io.github.wingload.audit.Certainty;
import io.github.wingload.audit.Check;
import io.github.wingload.audit.Finding;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.plan.Plan;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers by vllm-bench's formulas, written and read back. */
class BenchFilesTest {

    private static final Instant END = Instant.parse("2026-07-17T09:28:28.5Z");

    @TempDir
    private Path folder;

    /**
     * One stream that every tool measures differently: role 40 ms, text 100, 130, empty text 145, two tokens 170, finish 171, usage 172;
     * 4 tokens.
     */
    @Test
    void oneStreamHasTheNumbersOfVllmBench() throws UnreadableRunException, IOException {
        SparseHistogram gaps = new SparseHistogram();
        for (long gap : new long[] {60, 30, 15, 25, 1}) {
            gaps.record(gap * 1_000);
        }
        BenchResult completions = read(List.of(new BenchAnswer(0, 40_000, 171_000, 4, 10, gaps)), 1);
        assertThat(completions.ttft().mean()).hasValue(40);
        assertThat(completions.e2el().mean()).hasValue(171);
        assertThat(completions.tpot().mean().orElseThrow()).isCloseTo(43.67, within(0.005));
        assertThat(completions.itl().mean().orElseThrow()).isCloseTo(26.2, within(0.05));
        assertThat(completions.itl().median().orElseThrow()).isCloseTo(25, within(0.05));
        // Its backend for chats ends an answer with the usage.
        BenchResult chat = read(List.of(new BenchAnswer(0, 40_000, 172_000, 4, 10, gaps)), 1);
        assertThat(chat.e2el().mean()).hasValue(172);
        assertThat(chat.tpot().mean()).hasValue(44.0);
    }

    @Test
    void writtenFilesAreReadBackAndHaveNoFindings() throws UnreadableRunException, IOException {
        Random random = new Random(1);
        int users = 4;
        List<BenchAnswer> answers = new ArrayList<>();
        long end = 0;
        for (int user = 0; user < users; user++) {
            long now = 0;
            for (int i = 0; i < 200; i++) {
                SparseHistogram gaps = new SparseHistogram();
                long first = now + 200_000 + random.nextInt(20_000);
                long last = first;
                for (int token = 1; token < 128; token++) {
                    long gap = 20_000 + random.nextInt(2_000);
                    gaps.record(gap);
                    last += gap;
                }
                answers.add(new BenchAnswer(now, first, last, 128, 1_024, gaps));
                now = last;
            }
            end = Math.max(end, now);
        }
        BenchResult read = read(answers, end / 1e6);
        assertThat(read.concurrency()).hasValue(users);
        assertThat(read.completed()).isEqualTo(800);
        assertThat(read.tokensAnAnswer()).hasValue(128);
        assertThat(read.date()).contains("2026-07-17T09:28:28Z");
        assertThat(Audit.of(read.stated("c4.json")))
                .extracting(finding -> finding.check().certainty())
                .doesNotContain(Certainty.CANNOT_BE);
        assertThat(Audit.of(read.stated("c4.json"))).isEmpty();
        assertThat(BenchSummary.cells(read)).hasSize(11).startsWith("4").endsWith("0");
    }

    /** Four users whose answers take a second: in a window of 2.5 s each begins three, and the last ends half a second after it. */
    @Test
    void answersThatEndAfterTheWindowKeepUsersBusyBeyondIt() throws UnreadableRunException, IOException {
        List<BenchAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long start = 1_000_000L * (i / 4);
            answers.add(new BenchAnswer(start, start + 200_000, start + 1_000_000, 128, 1_024, new SparseHistogram()));
        }
        assertThat(checks(read(answers, 2.5, OptionalDouble.of(0.5))))
                .doesNotContain(Check.LITTLES_LAW, Check.IDLE_USERS);
        assertThat(checks(read(answers, 2.5, OptionalDouble.of(0.4)))).contains(Check.LITTLES_LAW);
        assertThat(checks(read(answers, 2.5))).contains(Check.LITTLES_LAW);
        // Each user has an answer that began before the window, and counts only two.
        assertThat(checks(read(answers.subList(0, 8), 2.5, OptionalDouble.of(0.5))))
                .doesNotContain(Check.LITTLES_LAW, Check.IDLE_USERS);
    }

    private static List<Check> checks(BenchResult result) {
        return Audit.of(result.stated("c4.json")).stream().map(Finding::check).toList();
    }

    @Test
    void answersWithoutTextAreFailedAndNothingIsKnownOfThem() throws UnreadableRunException, IOException {
        BenchResult read = read(List.of(), 10);
        assertThat(read.prompts()).isEqualTo(0);
        assertThat(read.ttft().mean()).isEmpty();
        assertThat(BenchSummary.cells(read)).contains("-");
    }

    private BenchResult read(List<BenchAnswer> answers, double seconds) throws UnreadableRunException, IOException {
        return read(answers, seconds, OptionalDouble.empty());
    }

    private BenchResult read(List<BenchAnswer> answers, double seconds, OptionalDouble drain)
            throws UnreadableRunException, IOException {
        BenchResult result = BenchFiles.of(plan(), END, seconds, drain, answers.size(), answers);
        Path file = Files.write(folder.resolve("c4.json"), BenchJson.bytes(result));
        BenchResult read = BenchFile.read(file).get(0);
        assertThat(read).isEqualTo(result);
        return read;
    }

    private static Plan plan() {
        return Plans.of(Tasks.post("/v1/completions").task())
                .load(Loads.users(4, Duration.ofMinutes(1)))
                .plan();
    }
}
