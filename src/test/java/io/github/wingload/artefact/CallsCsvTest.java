package io.github.wingload.artefact;

import static io.github.wingload.exchange.Times.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.judge.Asking;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallsCsvTest {

    private static final Plan PLAN = Runs.plan(
            List.of(new Header("Authorization", Template.of("Bearer s3cr3t"), true)),
            Tasks.named("POST", "predict").task(),
            Tasks.named("GET", "a, \"b\"\nc").task(),
            Tasks.named("GET", "predict").task());
    private static final String HEADER =
            "task,intended_us,started_us,connect_us,sent_us,body_sent_us,first_byte_us,ended_us,upstream_us,outcome,status,bytes,key,payload,error,mutation,cache,items,items_ok,stalled_us,first_event_us,first_token_us,first_output_us,last_token_us,events,token_events,tokens,input_tokens,cached_tokens,longest_gap_us,finish,text_digest,gaps_us,trace_id,request_id\n";

    /** Without columns that a file may lack. */
    private static final String SHORT_HEADER =
            "task,intended_us,started_us,connect_us,sent_us,first_byte_us,ended_us,upstream_us,outcome,status,bytes,key,error\n";

    @TempDir
    private Path directory;

    private final List<Call> read = new ArrayList<>();

    @Test
    void aLineHasTheDocumentedColumns() {
        Call call = Timed.call(0, FailureClass.HTTP_429).with("4711", "429 Too Many Requests");

        assertThat(text(call))
                .isEqualTo(HEADER
                        + "predict,1000,1200,3000,4300,,90000,91000,80000,http-429,429,17,4711,"
                        + digest("4711") + ",429 Too Many Requests,,,,,,,,,,,,,,,,,,,,\n");
    }

    @Test
    void timesThatDoNotExistAreEmptyCells() {
        assertThat(text(Calls.dropped(1, 5)))
                .isEqualTo(HEADER + "\"a, \"\"b\"\"\nc\",5000,,,,,,5000,,dropped,,0,,,,,,,,,,,,,,,,,,,,,,,\n");
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void aCallOfAnyClassComesBack(FailureClass failureClass) throws IOException {
        Call call = failureClass == FailureClass.DROPPED
                ? Calls.dropped(2, 7)
                : Timed.call(2, failureClass).with("key", failureClass == FailureClass.OK ? "" : "error");

        assertThat(roundTrip(call).calls()).isOne();

        assertThat(read).usingRecursiveFieldByFieldElementComparator().containsExactly(call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "\"",
                "\"\"",
                "a,b",
                "say \"hi\"",
                "two\nlines",
                "two\r\nlines",
                "\r",
                " ",
                "=1+1",
                "日本 \uD83D\uDE00",
                "\n",
                "\",\n\"",
                "ends in \""
            })
    void keysAndErrorsOfAnyKindComeBack(String odd) throws IOException {
        Call first = Timed.call(1, FailureClass.PROTOCOL).with(odd, "x" + odd);
        Call second = Timed.call(0, FailureClass.RESET).with("x" + odd, odd);

        CallsCsvReader.CallsRead result = roundTrip(first, second);

        assertThat(result).isEqualTo(new CallsCsvReader.CallsRead(2, 0, List.of(), false));
        assertThat(read).usingRecursiveFieldByFieldElementComparator().containsExactly(first, second);
    }

    @Test
    void pairsOfAComparisonComeBack() throws IOException {
        Plan plan = Plans.compared().plan();
        List<Call> calls = List.of(
                Calls.at(0, 5).task(1).pair(12).call(),
                Calls.at(5, 9).task(0).pair(12).call());
        CallsCsv csv = new CallsCsv(plan);
        Path file = Files.write(directory.resolve("calls.csv"), csv.header());
        Files.write(file, csv.lines(calls), StandardOpenOption.APPEND);

        CallsCsvReader.read(file, plan.tasks(), read::add);

        assertThat(read).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(calls);
        assertThat(Files.readAllLines(file).get(0)).endsWith(",request_id,pair");
        assertThat(text(Calls.ok(0, 0, 5))).doesNotContain("pair");
    }

    @Test
    void theEventsOfAStreamComeBack() throws IOException {
        Call streamed = Calls.at(1, 90)
                .head(10)
                .tokens(20.5, 50.5, 80.5, 90)
                .prompt(12, 3, 0xfedcba9876543210L)
                .call();

        assertThat(text(streamed))
                .endsWith(",21500,21500,21500,91000,4,4,4,12,3,30000,length,fedcba9876543210,9503 30015x2,,\n");
        roundTrip(streamed);
        assertThat(read.get(0)).usingRecursiveComparison().isEqualTo(streamed);
    }

    @Test
    void gapsThatAreNoTimesOrTooManyAreReportedAsDamage() throws IOException {
        String head = "task,intended_us,started_us,ended_us,outcome,first_event_us,events,token_events,gaps_us\n";

        CallsCsvReader.CallsRead result = read(
                head
                        + "predict,0,5,9,ok,6,2,2,1x2\npredict,0,5,9,ok,6,2,2,a\npredict,0,5,9,ok,6,1,2,\npredict,0,5,9,ok,6,2,2,1\n");

        assertThat(read).hasSize(1);
        assertThat(result.firstDamaged())
                .extracting(CallsCsvReader.DamagedLine::reason)
                .containsExactly(
                        "its numbers of events cannot be",
                        "gaps_us is \"a\", which is not a list of times",
                        "its numbers of events cannot be");
    }

    @Test
    void aFirstTokenOutsideOfItsAnswerIsReportedAsDamage() throws IOException {
        String head = "task,intended_us,started_us,ended_us,outcome,first_token_us\n";

        CallsCsvReader.CallsRead result = read(head + "predict,0,5,9,ok,4\npredict,0,5,9,ok,10\npredict,0,5,9,ok,9\n");

        assertThat(read).hasSize(1);
        assertThat(result.firstDamaged())
                .extracting(CallsCsvReader.DamagedLine::reason)
                .containsExactly("an event came outside of the answer", "an event came outside of the answer");
    }

    @Test
    void theEndOfABodyThatIsSentAfterItsHeadComesBack() throws IOException {
        Call large = Calls.at(1, 90).sending(2.5).call();
        Call small = Calls.at(100, 90).sending(0).call();

        assertThat(text(large)).contains("predict,1000,1000,,1000,3500,91000,");
        assertThat(text(small)).contains("predict,100000,100000,,100000,,190000,");
        roundTrip(large, small);
        assertThat(read.get(0)).usingRecursiveComparison().isEqualTo(large);
        assertThat(read.get(1))
                .usingRecursiveComparison()
                .isEqualTo(Calls.at(100, 90).call());
    }

    @Test
    void theTimeForWhichTheGeneratorStoodStillComesBack() throws IOException {
        Call call = Calls.at(5, 3100).stalled(3000).call();

        Call stale = Calls.at(4000, 1)
                .unanswered(FailureClass.STALE_CONNECTION, "closed")
                .stalled(900)
                .call();

        assertThat(text(call)).endsWith(",3000000,,,,,,,,,,,,,,,\n");
        roundTrip(call, stale);
        assertThat(read).usingRecursiveFieldByFieldElementComparator().containsExactly(call, stale);
    }

    @Test
    void reusedFreshAndMissingConnectionsAreDistinguished() throws IOException {
        roundTrip(
                Calls.ok(0, 1, 10),
                Calls.onFreshConnection(0, 1, 10),
                Calls.unanswered(0, 1, 10, FailureClass.DNS, "no such host"),
                Calls.brokenBeforeSending(0, 1));

        assertThat(read).extracting(Call::reused).containsExactly(true, false, true, false);
        assertThat(read.get(1).times().connectedNs() - read.get(1).times().leasedNs())
                .isEqualTo(3_000_000);
        assertThat(read.get(3).times().sentNs()).isEqualTo(NEVER);
    }

    @Test
    void timesAreRoundedToTheNearestMicrosecond() {
        Call call = Calls.timed(499, 500, NEVER, NEVER, 1499, NEVER, 1500)
                .unanswered(FailureClass.RESET, "")
                .key("")
                .call();

        assertThat(text(call)).isEqualTo(HEADER + "predict,0,1,,1,,,2,,reset,,0,,,,,,,,,,,,,,,,,,,,,,,\n");
    }

    private static String digest(String key) {
        return Calls.payload(key).digestText();
    }

    @Test
    void payloadsOfAnOlderFileCannotBeToldApart() throws IOException {
        read("task,intended_us,started_us,ended_us,outcome,key\npredict,0,0,5,ok,en\n");

        assertThat(read).extracting(Call::payload).containsExactly(new Payload(0, "en"));
    }

    @Test
    void aDigestThatIsNotHexIsDamage() throws IOException {
        CallsCsvReader.CallsRead result =
                read("task,intended_us,started_us,ended_us,outcome,payload\npredict,0,0,5,ok,g0\n");

        assertThat(result.firstDamaged())
                .containsExactly(new CallsCsvReader.DamagedLine(2, "payload is \"g0\", which is not a hex number"));
    }

    @Test
    void errorsAndKeysAreCut() {
        String longest = "x".repeat(CallsCsv.LONGEST_TEXT);

        assertThat(text(Timed.call(0, FailureClass.RESET).with(longest + "y", longest + "z")))
                .endsWith(",17," + longest + "," + digest(longest + "y") + "," + longest + ",,,,,,,,,,,,,,,,,,,,\n");
        assertThat(text(Timed.call(0, FailureClass.RESET).with("x".repeat(499) + "\uD83D\uDE00", "saw s3cr3t")))
                .endsWith(",17," + "x".repeat(499) + "," + digest("x".repeat(499) + "\uD83D\uDE00")
                        + ",saw s3cr3t,,,,,,,,,,,,,,,,,,,,\n");
    }

    @Test
    void aCallsMutationCacheResultAndItemsAreReadBack() throws IOException {
        Plan plan = Runs.plan(List.of(), Asking.mutated("a", "drop_field", "huge, \"very\""), Asking.withItems("b"));
        List<Call> calls = List.of(
                Calls.like(Calls.ok(0, 0, 5))
                        .with(Asking.mutation("huge, \"very\""))
                        .call(),
                Calls.like(Calls.ok(1, 0, 5)).with(Asking.HIT).call(),
                Calls.like(Calls.ok(1, 0, 5)).with(Asking.MISS).call(),
                Calls.like(Calls.failed(1, 0, 5, 200, "3 items failed", ""))
                        .with(Asking.items(10, 7))
                        .call(),
                Calls.like(Calls.ok(1, 0, 5)).with(Asking.items(10, 0)).call(),
                Calls.like(Calls.ok(0, 0, 5))
                        .mutation("drop_field")
                        .cache(CacheResult.HIT)
                        .items(2, 1)
                        .call(),
                Calls.ok(1, 0, 5));
        CallsCsv csv = new CallsCsv(plan);
        Path file = Files.write(directory.resolve("calls.csv"), csv.header());
        Files.write(file, csv.lines(calls), StandardOpenOption.APPEND);

        CallsCsvReader.CallsRead result = CallsCsvReader.read(file, plan.tasks(), read::add);

        assertThat(result.calls()).isEqualTo(calls.size());
        assertThat(Files.readString(file))
                .contains(
                        ",\"huge, \"\"very\"\"\",,,,,,,,,,,,,,,,,,,\n",
                        ",,hit,,,,,,,,,,,,,,,,,,\n",
                        ",,,10,0,,,,,,,,,,,,,,,,\n");
        assertThat(read)
                .extracting(Call::mutation)
                .containsExactlyElementsOf(calls.stream().map(Call::mutation).toList());
        assertThat(read)
                .extracting(Call::classification)
                .containsExactlyElementsOf(
                        calls.stream().map(Call::classification).toList());
        assertThat(read.get(6).plain()).isTrue();
    }

    @Test
    void aStallThatIsLongerThanItsCallIsReportedAsDamage() throws IOException {
        String head = "task,intended_us,started_us,ended_us,outcome,stalled_us\n";

        CallsCsvReader.CallsRead result =
                read(head + "predict,1,1,5,ok,5\npredict,1,1,5,ok,-1\npredict,1,,5,dropped,1\npredict,1,1,5,ok,4\n");

        assertThat(result.firstDamaged())
                .extracting(CallsCsvReader.DamagedLine::reason)
                .containsExactly(
                        "stalled_us is \"5\", which is not a part of the call",
                        "stalled_us is \"-1\", which is not a part of the call",
                        "stalled_us is \"1\", which is not a part of the call");
    }

    @Test
    void impossibleDetailsAreReportedAsDamage() throws IOException {
        String head = "task,intended_us,started_us,ended_us,outcome,mutation,cache,items,items_ok\n";

        CallsCsvReader.CallsRead result = read(head
                + "predict,1,1,2,ok,none such,,,\n"
                + "predict,1,1,2,ok,,maybe,,\n"
                + "predict,1,1,2,ok,,,3,4\n"
                + "predict,1,1,2,ok,,hit,4,3\n");

        assertThat(read).hasSize(1);
        assertThat(result.firstDamaged())
                .extracting(CallsCsvReader.DamagedLine::reason)
                .containsExactly(
                        "its task has no mutation named \"none such\"",
                        "cache is \"maybe\", which is neither hit nor miss",
                        "\"4\" of \"3\" items cannot be ok");
    }

    @Test
    void detailColumnsMayBeAbsent() throws IOException {
        read("task,intended_us,started_us,ended_us,outcome\npredict,1,1,2,ok\n");

        assertThat(read.get(0).plain()).isTrue();
    }

    @Test
    void columnsAreFoundByName() throws IOException {
        CallsCsvReader.CallsRead result = read("\uFEFFnote,outcome,ended_us,task,started_us,intended_us,key\r\n"
                + "hm,ok,30,predict-2,20,10,\"k,1\"\r\n\r\n,dropped,40,predict,,40,\r\n");

        assertThat(result).isEqualTo(new CallsCsvReader.CallsRead(2, 0, List.of(), false));
        assertThat(read).extracting(Call::task).containsExactly(2, 0);
        assertThat(read).extracting(Call::key).containsExactly("k,1", "");
        assertThat(read.get(0).responseTimeNs()).isEqualTo(20_000);
    }

    @Test
    void fileWithoutRequiredColumnsIsRefused() {
        assertThatThrownBy(() -> read("task,ended_us\n"))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("calls.csv: its first line lacks the column intended_us, started_us, outcome");
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("calls.csv: it has no header line");
        assertThatThrownBy(() -> CallsCsvReader.read(directory.resolve("gone"), PLAN.tasks(), read::add))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("gone: no such file or directory");
    }

    @Test
    void damagedLinesAreReportedAndTheOthersRead() throws IOException {
        String good = "predict,1,2,,3,4,5,,ok,200,17,k,\n";

        CallsCsvReader.CallsRead result = read(SHORT_HEADER
                + good
                + "predict,1,2,,3\n"
                + "other,1,2,,3,4,5,,ok,200,17,k,\n"
                + "predict,1,2,,3,4,5,,fine,200,17,k,\n"
                + "predict,1,2x,,3,4,5,,ok,200,17,k,\n"
                + good
                + "predict,1,2,,3,4,5,,ok,200,17,k\",\n"
                + "predict,1,2,,3,4,,,ok,200,17,k,\n"
                + "predict,1,6,,3,4,5,,ok,200,17,k,\n"
                + "predict,1,2,,3,4,5,,ok,200,17,\"k\n"
                + good);

        assertThat(result.calls()).isEqualTo(3);
        assertThat(result.damaged()).isEqualTo(8);
        assertThat(result.cut()).isFalse();
        assertThat(result.firstDamaged())
                .containsExactly(
                        new CallsCsvReader.DamagedLine(3, "it has 5 cells in place of 13"),
                        new CallsCsvReader.DamagedLine(4, "the plan has no task named \"other\""),
                        new CallsCsvReader.DamagedLine(5, "there is no outcome named \"fine\""),
                        new CallsCsvReader.DamagedLine(6, "started_us is \"2x\", which is not a whole number"),
                        new CallsCsvReader.DamagedLine(8, "a quote is misplaced, or the line is too long"));
    }

    @Test
    void aFileCutAnywhereLosesOnlyTheLineThatWasCut() throws IOException {
        List<Call> calls = List.of(
                Timed.call(0, FailureClass.RESET).with("k\n1", "first, \"quoted\"\nlines\n"),
                Timed.call(1, FailureClass.OK).with("2", ""),
                Timed.call(2, FailureClass.TLS).with("é", "\n\n\"\n"));
        byte[] whole = bytes(calls);
        List<Integer> ends = new ArrayList<>();
        for (int count = 0; count <= calls.size(); count++) {
            ends.add(bytes(calls.subList(0, count)).length);
        }

        for (int length = ends.get(0); length <= whole.length; length++) {
            int complete = -1;
            for (int end : ends) {
                complete += end <= length ? 1 : 0;
            }
            read.clear();
            Files.write(directory.resolve("calls.csv"), java.util.Arrays.copyOf(whole, length));
            CallsCsvReader.CallsRead result =
                    CallsCsvReader.read(directory.resolve("calls.csv"), PLAN.tasks(), read::add);

            assertThat(result)
                    .as("the first %d bytes", length)
                    .isEqualTo(new CallsCsvReader.CallsRead(complete, 0, List.of(), !ends.contains(length)));
            assertThat(read)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(calls.subList(0, complete));
        }
    }

    @Test
    void unclosedQuoteCostsOneLineInALongFile() throws IOException {
        String good = "predict,1,2,,3,4,5,,ok,200,17,k,\n";
        String stray = "predict,1,2,,3,4,5,,ok,200,17,\"k,\n";

        CallsCsvReader.CallsRead result =
                read(SHORT_HEADER + stray + good.repeat(100_000) + "x".repeat(3_000_000) + "\n" + good);

        assertThat(result.calls()).isEqualTo(100_001);
        assertThat(result.firstDamaged())
                .extracting(CallsCsvReader.DamagedLine::line)
                .containsExactly(2L, 100_003L);
    }

    private CallsCsvReader.CallsRead roundTrip(Call... calls) throws IOException {
        Path file = Files.write(directory.resolve("calls.csv"), bytes(List.of(calls)));
        return CallsCsvReader.read(file, PLAN.tasks(), read::add);
    }

    private CallsCsvReader.CallsRead read(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("calls.csv"), content);
        return CallsCsvReader.read(file, PLAN.tasks(), read::add);
    }

    private static String text(Call call) {
        return new String(bytes(List.of(call)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(List<Call> calls) {
        CallsCsv csv = new CallsCsv(PLAN);
        byte[] header = csv.header();
        byte[] lines = csv.lines(calls);
        byte[] all = java.util.Arrays.copyOf(header, header.length + lines.length);
        System.arraycopy(lines, 0, all, header.length, lines.length);
        return all;
    }

    /** A call on a fresh connection with every time in it, all in whole microseconds. */
    private record Timed(int task, FailureClass failureClass) {

        static Timed call(int task, FailureClass failureClass) {
            return new Timed(task, failureClass);
        }

        Call with(String key, String error) {
            return Calls.timed(1_000_000, 1_200_000, 1_300_000, 4_300_000, 4_300_000, 90_000_000, 91_000_000)
                    .task(task)
                    .fresh()
                    .expected(429)
                    .failed(failureClass, error)
                    .key(key)
                    .bytes(17)
                    .upstream(80)
                    .call();
        }
    }

    @Test
    void anHourAtTheTargetRateFitsAndIsReadInOneGo(@TempDir Path home) throws IOException {
        Plan plan = Runs.plan(
                List.of(),
                Tasks.named("GET", "a").task(),
                Tasks.named("GET", "b").task());
        Path path = home.resolve("calls.csv");
        RandomCalls calls = new RandomCalls(11, 1_000, 24_000_000);
        CallsCsv csv = new CallsCsv(plan);
        Files.write(path, csv.header());
        Files.write(path, csv.lines(Stream.generate(calls::next).limit(150_000).toList()), StandardOpenOption.APPEND);
        List<Call> read = new ArrayList<>(150_000);
        CallsCsvReader.CallsRead result = CallsCsvReader.read(path, plan.tasks(), read::add);

        assertThat(result).isEqualTo(new CallsCsvReader.CallsRead(150_000, 0, List.of(), false));
        assertThat(Files.size(path)).isLessThan(20_000_000);
    }
}
