package io.github.wingload.vllmbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.StreamReader;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.stats.Tally;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One stream that every tool measures differently. The figures of wingload and of its files for vllm-bench are computed by the
 * product, those of other tools by their formulas. The table on the page has them all.
 */
class OneStreamTest {

    private static final Path PAGE = Path.of("src/site/markdown/streaming.md");

    private static final double HEAD = 12;
    private static final double ROLE = 40;
    private static final double A = 100;
    private static final double B = 130;
    private static final double EMPTY = 145;
    private static final double CD = 170;
    private static final double FINISH = 171;
    private static final double USAGE = 172;
    private static final double END = 180;
    private static final int TOKENS = 4;

    private final Call call = read();

    @Test
    void figuresOfWingloadAreThoseOfThePage() throws IOException {
        assertThat(p(50, Quantity.TIME_TO_FIRST_TOKEN)).isEqualTo(A, within(A / 1_000));
        assertThat(p(50, Quantity.TIME_TO_FIRST_OUTPUT)).isEqualTo(A, within(A / 1_000));
        assertThat(p(50, Quantity.GAP)).isEqualTo(B - A, within(0.03));
        assertThat(p(99, Quantity.GAP)).isEqualTo(CD - B, within(0.04));
        assertThat(p(50, Quantity.LONGEST_GAP)).isEqualTo(CD - B, within(0.04));
        assertThat(p(50, Quantity.TIME_PER_TOKEN)).isEqualTo((FINISH - A) / (TOKENS - 1), within(0.03));
        assertRow(
                "wingload",
                whole(A),
                "gaps " + gaps(A, B, CD),
                "`tpot` " + two((FINISH - A) / (TOKENS - 1)) + ": (171 − 100) / 3",
                whole(END));
    }

    @Test
    void filesForVllmBenchHaveTheFiguresOfThePage() throws IOException {
        BenchResult result = BenchFiles.of(
                Plans.of(Tasks.post("/v1/chat/completions").task())
                        .load(Loads.users(1, Duration.ofMinutes(1)))
                        .plan(),
                Instant.EPOCH,
                1,
                OptionalDouble.empty(),
                1,
                List.of(BenchAnswer.of(call).orElseThrow()));

        assertThat(result.ttft().mean()).hasValue(ROLE);
        assertThat(result.itl().mean().orElseThrow()).isEqualTo((CD - A) / 2, within(0.05));
        assertThat(result.tpot().mean()).hasValueCloseTo((FINISH - ROLE) / (TOKENS - 1), within(1e-9));
        assertThat(result.e2el().mean()).hasValue(FINISH);
        assertRow(
                "wingload, `cN.json` of a sweep",
                whole(ROLE) + ", the role",
                "ITL " + gaps(A, B, CD),
                "TPOT " + two((FINISH - ROLE) / (TOKENS - 1)) + ": (171 − 40) / 3",
                whole(FINISH));
    }

    @Test
    void formulasOfOtherToolsGiveTheFiguresOfThePage() throws IOException {
        assertRow(
                "vllm-bench, chat",
                whole(ROLE) + ", the role",
                "ITL " + gaps(ROLE, A, B, EMPTY, CD, FINISH),
                "TPOT " + two((USAGE - ROLE) / (TOKENS - 1)) + ": (172 − 40) / 3",
                whole(USAGE));
        assertRow(
                "vLLM's benchmark in Python",
                whole(ROLE),
                "",
                "TPOT " + two((FINISH - ROLE) / (TOKENS - 1)) + ": (171 − 40) / 3",
                whole(FINISH));
        assertRow(
                "GuideLLM",
                whole(A),
                "ITL " + two((CD - A) / (TOKENS - 1)) + ": (170 − 100) / 3",
                "TPOT " + two(CD / TOKENS) + ": 170 / 4, with the first token",
                whole(END));
        assertRow(
                "inference-perf",
                whole(A),
                "ITL " + gaps(A, B, CD, CD) + ": the tokens of one event are 0 apart",
                "TPOT " + two((CD - A) / (TOKENS - 1)),
                whole(END));
        assertRow("AIPerf", whole(A), "ITL " + two((CD - A) / (TOKENS - 1)) + ", which others call TPOT", "", "");
        assertRow("k6, curl", whole(HEAD) + ", the head", "", "", whole(END));
        assertRow("Locust", "–", "", "", whole(END));
    }

    private double p(double number, Quantity quantity) {
        Tally tally = new Tally(Call::serviceTimeNs, Figure.STREAMS);
        tally.record(0, call, true);
        return new Figure.Percentile(number, new Figure.Times(quantity, Figure.Calls.OK))
                .from(tally.values(0, 1, 1))
                .orElseThrow();
    }

    private static void assertRow(String tool, String... cells) throws IOException {
        String row = "| " + tool + " | " + String.join(" | ", cells) + " |";
        assertThat(Files.readString(PAGE)).contains(row.replace("|  |", "| |").replace("|  |", "| |"));
    }

    private static String gaps(double... ms) {
        return IntStream.range(1, ms.length)
                .mapToObj(i -> whole(ms[i] - ms[i - 1]))
                .collect(Collectors.joining(", "));
    }

    private static String whole(double ms) {
        return Long.toString(Math.round(ms));
    }

    private static String two(double ms) {
        return String.format(Locale.ROOT, "%.2f", ms);
    }

    /** The stream as the product reads it. */
    private static Call read() {
        TreeMap<Double, String> events = new TreeMap<>();
        events.put(ROLE, data("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}"));
        events.put(60.0, ": comment\n\n");
        events.put(A, text("A"));
        events.put(B, text("B"));
        events.put(EMPTY, text(""));
        events.put(CD, text("CD"));
        events.put(FINISH, data("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        events.put(
                USAGE, data("{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":" + TOKENS + "}}"));
        events.put(173.0, data("[DONE]"));
        StreamReader reader = new StreamReader(AnswerStream.OPENAI);
        events.forEach((ms, event) ->
                reader.read(ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)), Math.round(ms * 1e6)));
        return Calls.at(0, END).head(HEAD).stream(reader.end(true).answer()).call();
    }

    private static String text(String text) {
        return data("{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    private static String data(String data) {
        return "data: " + data + "\n\n";
    }
}
