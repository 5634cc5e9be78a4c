package io.github.wingload.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.stream.EventReader.TooLongException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    /** With LF; some of what servers send: roles, comments, characters of four bytes, several data lines, an unended last event. */
    private static final String CHAT = """
            : ping

            event: message
            data: {"choices":[{"delta":{"role":"assistant","content":""}}]}

            data: {"choices":[{"delta":{"content":"😀 Ελ"}}]}
            data: second line
            id: 7
            retry: 1000

            data:{"text":"\\ud83d"}

            data:
            data:

            data

            error: {"message":"out of memory"}

            data: [DONE]
            """;

    static List<String> streams() {
        List<String> streams = new ArrayList<>();
        for (String end : List.of("\n", "\r\n", "\r")) {
            for (String start : List.of("", "\ufeff")) {
                streams.add(start + CHAT.replace("\n", end));
                streams.add(start + CHAT.replace("\n", end) + end);
            }
        }
        return streams;
    }

    @ParameterizedTest
    @MethodSource("streams")
    void theEventsAreTheSameForEveryLineEnd(String stream) throws TooLongException {
        assertThat(Events.of(stream).texts())
                .containsExactly(
                        "message|{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                        "message|{\"choices\":[{\"delta\":{\"content\":\"😀 Ελ\"}}]}\nsecond line",
                        "message|{\"text\":\"\\ud83d\"}",
                        "message|\n",
                        "message|",
                        "error|{\"message\":\"out of memory\"}",
                        "message|[DONE]");
    }

    @ParameterizedTest
    @MethodSource("streams")
    void whereAPieceEndsMakesNoDifference(String stream) throws TooLongException {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        Events whole = Events.of(bytes);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(Events.of(bytes, cut)).isEqualTo(whole);
        }
        int[] everywhere = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            everywhere[i] = i + 1;
        }
        assertThat(Events.of(bytes, everywhere)).isEqualTo(whole);
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            int[] cuts = random.ints(random.nextInt(40), 0, bytes.length + 1)
                    .sorted()
                    .toArray();
            assertThat(Events.of(bytes, cuts)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anEventIsThereWithTheLastByteThatItNeedsAndNotBefore(String end) throws TooLongException {
        List<String> seen = new ArrayList<>();
        EventReader reader = new EventReader(Events.LONGEST, (type, data) -> seen.add(type));

        reader.add(bytes("data: a" + end));
        assertThat(seen).isEmpty();
        // The LF of a CRLF belongs to a line that has ended already.
        reader.add(bytes(end.substring(0, 1)));
        assertThat(seen).hasSize(1);
    }

    @Test
    void anEndWithoutAnEmptyLineIsReported() throws TooLongException {
        assertThat(Events.of("data: a\n\n")).isEqualTo(new Events(List.of("message|a"), true));
        assertThat(Events.of("data: a\n")).isEqualTo(new Events(List.of("message|a"), false));
        assertThat(Events.of("data: a")).isEqualTo(new Events(List.of("message|a"), false));
        assertThat(Events.of("data: a\n\n: pi")).isEqualTo(new Events(List.of("message|a"), false));
        assertThat(Events.of("")).isEqualTo(new Events(List.of(), true));
    }

    @Test
    void theTypeIsOfOneEventAndAnEventWithoutDataIsNone() throws TooLongException {
        assertThat(Events.of("event: ping\n\ndata: a\n\nevent: add\ndata: b\n\nevent:\ndata: c\n\n")
                        .texts())
                .containsExactly("message|a", "add|b", "message|c");
    }

    @Test
    void oneBlankAfterTheColonIsRemovedAndFieldsAreNamedExactly() throws TooLongException {
        assertThat(Events.of("data:  a \n\n data: b\n\nDATA: c\n\ndata : d\n\ndatas: e\n\n")
                        .texts())
                .containsExactly("message| a ");
        assertThat(Events.of("data: \ufeffa\n\n").texts()).containsExactly("message|\ufeffa");
    }

    @Test
    void theIdIsThatOfTheEventAndStaysUntilTheNextOne() throws TooLongException {
        List<String> ids = new ArrayList<>();
        EventReader[] reader = new EventReader[1];
        reader[0] = new EventReader(Events.LONGEST, (type, data) -> ids.add(reader[0].lastId()));
        reader[0].add(bytes("data: a\n\nid: [{\"offset\":7}]\ndata: b\n\ndata: c\n\nid: d\0\ndata: d\n\n"
                + "data: e\nid: Ελ\n\nid\ndata: f\n\n"));
        assertThat(ids).containsExactly("", "[{\"offset\":7}]", "[{\"offset\":7}]", "[{\"offset\":7}]", "Ελ", "");
    }

    @Test
    void linesAndEventsAreBounded() {
        EventReader lines = new EventReader(10, (type, data) -> {});
        assertThatThrownBy(() -> lines.add(bytes(": 123456789"))).isInstanceOf(TooLongException.class);
        EventReader events = new EventReader(10, (type, data) -> {});
        assertThatThrownBy(() -> events.add(bytes("data:12345\ndata:12345\n")))
                .isInstanceOf(TooLongException.class)
                .hasMessage("an event of more than 10 bytes");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
