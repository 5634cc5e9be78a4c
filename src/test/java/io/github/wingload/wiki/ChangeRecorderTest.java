package io.github.wingload.wiki;

import static io.github.wingload.wiki.ChangeEvents.canary;
import static io.github.wingload.wiki.ChangeEvents.edit;
import static io.github.wingload.wiki.ChangeEvents.event;
import static io.github.wingload.wiki.ChangeEvents.id;
import static io.github.wingload.wiki.ChangeEvents.pageChange;
import static io.github.wingload.wiki.FakeStream.Ending.COMMENTS;
import static io.github.wingload.wiki.FakeStream.Ending.CUT;
import static io.github.wingload.wiki.FakeStream.Ending.END;
import static io.github.wingload.wiki.FakeStream.Ending.INTERRUPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.text.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRecorderTest {

    private static final Instant SINCE = FakeStream.NOW.minus(Duration.ofHours(2));

    private final FakeStream stream = new FakeStream();

    /** Some seconds after the beginning. */
    private static Instant at(int second) {
        return SINCE.plusSeconds(second);
    }

    /** Enough events after the end to end a recording. */
    private static String pastTheEnd() {
        return IntStream.range(0, RecordedChanges.PAST_THE_END)
                .mapToObj(i -> edit(900_000 + i, FakeStream.NOW, "de.wikipedia.org", "dewiki"))
                .collect(Collectors.joining());
    }

    private static RecordingOrder lastTwoHours() {
        return order(ChangeStream.RECENTCHANGE, "wikidatawiki", true, 1_000);
    }

    private static RecordingOrder order(ChangeStream of, String wiki, boolean bots, int most) {
        return new RecordingOrder(
                FakeStream.STREAMS, of, wiki, List.of(0), bots, most, Optional.of(SINCE), Optional.of(FakeStream.NOW));
    }

    private StreamRecording record(RecordingOrder order) {
        return stream.recorder(order).record(count -> {});
    }

    /** The revision ids of a recording, in the order of its rows. */
    private static List<String> revisions(StreamRecording recording) {
        return recording.csv().lines().skip(1).map(line -> line.split(",")[1]).toList();
    }

    @Test
    void rowsHaveTimesAndRevisionsInTheOrderOfTime() {
        stream.connection(END, edit(3, at(3)), edit(1, at(1).plusMillis(120)), edit(2, at(2)), pastTheEnd());
        StreamRecording recording = record(lastTwoHours());
        assertThat(recording.csv()).isEqualTo("""
                time,rev_id,wiki,title,namespace,type,bot
                2026-11-28T10:00:01.120Z,1001,wikidatawiki,"Q1, ""so""\",0,edit,false
                2026-11-28T10:00:02.000Z,1002,wikidatawiki,"Q2, ""so""\",0,edit,true
                2026-11-28T10:00:03.000Z,1003,wikidatawiki,"Q3, ""so""\",0,edit,false
                """);
        assertThat(recording.changes()).isEqualTo(3);
        assertThat(recording.span()).isEqualTo(Duration.ofMillis(1_880));
        assertThat(recording.end()).isEqualTo(StreamRecording.End.COMPLETE);
        assertThat(stream.requests()).containsExactly("recentchange?since=2026-11-28T10:00:00Z -");
    }

    @Test
    void aCutStreamContinuesAfterTheLastWholeEventAndWhatComesTwiceCountsOnce() {
        String half = edit(3, at(3));
        stream.connection(CUT, edit(1, at(1)), edit(2, at(2)), half.substring(0, half.length() - 1))
                .connection(END, edit(1, at(1)), edit(2, at(2)), edit(3, at(3)))
                .connection(END, edit(4, at(4)), pastTheEnd());
        StreamRecording recording = record(lastTwoHours());
        assertThat(revisions(recording)).containsExactly("1001", "1002", "1003", "1004");
        assertThat(recording.duplicates()).isEqualTo(2);
        assertThat(stream.requests())
                .containsExactly(
                        "recentchange?since=2026-11-28T10:00:00Z -",
                        "recentchange?null " + id(2),
                        "recentchange?null " + id(3));
        // A connection with events is a success: the pause does not grow.
        assertThat(stream.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(stream.said())
                .containsExactly(
                        "the connection to stream.example.org broke: connection reset; trying again in 2 s",
                        "the stream of stream.example.org ended; trying again in 2 s");
    }

    @Test
    void canariesAndOtherWikisAndNamespacesAndJunkAreLeftOut() {
        stream.connection(
                END,
                canary(1, at(1)),
                edit(2, at(2), "de.wikipedia.org", "dewiki"),
                edit(3, at(3)).replace("\"namespace\":0", "\"namespace\":120"),
                edit(4, at(4)).replace("\"type\":\"edit\"", "\"type\":\"categorize\""),
                edit(5, at(5)),
                edit(6, at(-1)),
                event(7, "{\"half"),
                event(8, "[1, 2]"),
                event(9, "{\"meta\":{\"id\":\"a\",\"dt\":\"yesterday\"}}"),
                edit(10, Instant.parse("+999999-01-01T00:00:00Z")),
                edit(11, Instant.EPOCH),
                "data: \u0000\n\n: comment\n\nevent: other\ndata: {}\n\n",
                pastTheEnd());
        StreamRecording recording = record(lastTwoHours());
        assertThat(revisions(recording)).containsExactly("1005");
        assertThat(recording.canaries()).isEqualTo(1);
        assertThat(recording.unreadable()).isEqualTo(6);
    }

    @Test
    void botsAreLeftOutOnRequestAndAHostNamesTheWikiToo() {
        stream.connection(END, edit(1, at(1)), edit(2, at(2)), edit(3, at(3)), pastTheEnd());
        assertThat(revisions(record(order(ChangeStream.RECENTCHANGE, "www.wikidata.org", false, 1_000))))
                .containsExactly("1001", "1003");
    }

    @Test
    void pageChangesAreEditsAndNewPages() {
        stream.connection(
                END,
                pageChange(1, at(1), "edit"),
                pageChange(2, at(2), "create"),
                pageChange(3, at(3), "delete"),
                pageChange(4, at(4), "move"),
                pastTheEnd());
        StreamRecording recording = record(order(ChangeStream.PAGE_CHANGE, "wikidatawiki", true, 1_000));
        assertThat(recording.csv())
                .contains("2026-11-28T10:00:01.000Z,1001,wikidatawiki,Q1,0,edit,false\n")
                .contains("1002,wikidatawiki,Q2,0,create,false\n");
        assertThat(recording.changes()).isEqualTo(2);
        assertThat(stream.requests()).first().asString().startsWith("mediawiki.page_change.v1?");
    }

    @Test
    void theNumberOfChangesEndsTheRecording() {
        stream.connection(CUT, edit(1, at(1)), edit(2, at(2)), edit(3, at(3)), edit(4, at(4)));
        assertThat(revisions(record(order(ChangeStream.RECENTCHANGE, "wikidatawiki", true, 3))))
                .containsExactly("1001", "1002", "1003");
    }

    @Test
    void oneEventAfterTheEndDoesNotEndTheRecording() {
        // Events of another data centre may be ahead.
        stream.connection(END, edit(1, at(1)), edit(2, FakeStream.NOW), edit(3, at(3)), pastTheEnd());
        assertThat(revisions(record(lastTwoHours()))).containsExactly("1001", "1003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENCE", "COMMENTS"})
    void aStreamThatHasNothingMoreEndsTheRecordingAfterASecondLook(String ending) {
        FakeStream.Ending quiet = FakeStream.Ending.valueOf(ending);
        stream.connection(quiet, edit(1, at(1)))
                .connection(quiet, edit(2, at(2)))
                .connection(quiet);
        StreamRecording recording = record(lastTwoHours());
        assertThat(revisions(recording)).containsExactly("1001", "1002");
        assertThat(recording.end()).isEqualTo(StreamRecording.End.COMPLETE);
        assertThat(stream.requests()).hasSize(3);
    }

    @Test
    void theServiceSaysHowLongToWait() {
        stream.refusal(429, "7").refusal(503, "").connection(END, edit(1, at(1)), pastTheEnd());
        assertThat(record(lastTwoHours()).changes()).isEqualTo(1);
        assertThat(stream.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(4));
    }

    @Test
    void aServiceThatStaysAwayIsAFaultAndWhatIsThereIsKept() {
        stream.connection(CUT, edit(1, at(1)));
        StreamRecording recording = record(lastTwoHours());
        assertThat(revisions(recording)).containsExactly("1001");
        assertThat(recording.end().fault().map(Fault::found))
                .hasValue("the connection to stream.example.org broke: refused, after 6 tries");
        assertThat(stream.requests()).hasSize(6);
    }

    @Test
    void duplicatesAreNoProgress() {
        for (int i = 0; i < 20; i++) {
            stream.connection(END, edit(1, at(1)));
        }
        assertThat(record(lastTwoHours()).end().fault()).isPresent();
        assertThat(stream.requests()).hasSize(6);
    }

    @Test
    void anErrorOfTheStreamIsACut() {
        stream.connection(COMMENTS, edit(1, at(1)), "event: error\ndata: Kafka \u001b[31m is away\n\n")
                .connection(END, edit(2, at(2)), pastTheEnd());
        assertThat(record(lastTwoHours()).changes()).isEqualTo(2);
        assertThat(stream.said().get(0))
                .startsWith("the stream of stream.example.org ended: Kafka ")
                .doesNotContain("\u001b");
    }

    @Test
    void aWrongAddressIsNotTriedAgain() {
        stream.refusal(404, "");
        assertThat(record(lastTwoHours()).end().fault().map(Fault::found)).hasValue("stream.example.org answered 404");
        assertThat(stream.pauses()).isEmpty();
    }

    @Test
    void anInterruptionKeepsWhatIsThere() {
        stream.connection(INTERRUPTION, edit(1, at(1)));
        StreamRecording recording = record(lastTwoHours());
        assertThat(recording.end()).isEqualTo(StreamRecording.End.INTERRUPTED);
        assertThat(recording.changes()).isEqualTo(1);
    }

    @Test
    void anIdThatCannotBeAHeaderIsNotSent() {
        stream.connection(CUT, edit(1, at(1)), edit(2, at(2)).replace("id: [", "id: \u00e4["))
                .connection(END, edit(3, at(3)), pastTheEnd());
        assertThat(record(lastTwoHours()).changes()).isEqualTo(3);
        assertThat(stream.requests()).last().asString().endsWith(id(1));
    }

    @Test
    void theMemoryOfIdsIsBounded() {
        int remembered = 50;
        RecordedChanges changes = new RecordedChanges(lastTwoHours(), remembered);
        for (int i = 0; i <= remembered; i++) {
            changes.add(data(edit(i, at(1), "de.wikipedia.org", "dewiki")), FakeStream.NOW);
        }
        changes.add(data(edit(remembered, at(1))), FakeStream.NOW);
        assertThat(changes.recording(StreamRecording.End.COMPLETE).duplicates()).isEqualTo(1);
        changes.add(data(edit(0, at(1))), FakeStream.NOW);
        StreamRecording recording = changes.recording(StreamRecording.End.COMPLETE);
        assertThat(recording.duplicates()).isEqualTo(1);
        assertThat(recording.changes()).isEqualTo(1);
    }

    private static ByteBuffer data(String event) {
        return ByteBuffer.wrap(event.replaceFirst("(?s).*?\ndata: ", "").strip().getBytes(StandardCharsets.UTF_8));
    }
}
