package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxTest {

    private final Outbox outbox = new Outbox();

    @ParameterizedTest
    @CsvSource({"64, 100", "64, 1", "1, 100", "7, 5", "5, 7", "3, 3", "8, 8"})
    void bytesAreSentInOrderWhateverTheConnectionAccepts(int copyBytes, int takenBytes) throws IOException {
        Trickle connection = new Trickle(takenBytes);
        outbox.put(bytes("head|"), RequestBody.of(bytes("and body")));

        assertThat(outbox.isEmpty()).isFalse();
        assertThat(outbox.writeTo(connection, ByteBuffer.allocate(copyBytes))).isTrue();
        assertThat(connection.written()).isEqualTo("head|and body");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"64, 100", "64, 1", "1, 100", "7, 5", "5, 7", "3, 3"})
    void aBodyInPiecesGoesOutPieceByPiece(int copyBytes, int takenBytes) throws IOException {
        Trickle connection = new Trickle(takenBytes);
        outbox.put(
                bytes("head|"),
                RequestBody.of(List.of(
                        ByteBuffer.wrap(bytes("one")),
                        ByteBuffer.wrap(bytes(" two")),
                        ByteBuffer.wrap(bytes(" three")))));

        assertThat(outbox.writeTo(connection, ByteBuffer.allocate(copyBytes))).isTrue();
        assertThat(connection.written()).isEqualTo("head|one two three");
    }

    @Test
    void headAndBodyGoTogether() throws IOException {
        Trickle connection = new Trickle(100);
        outbox.put(bytes("head|"), RequestBody.of(bytes("body")));
        outbox.writeTo(connection, ByteBuffer.allocate(64));

        assertThat(connection.writes).isEqualTo(1);
    }

    @Test
    void unsentBytesWait() throws IOException {
        Trickle connection = new Trickle(4);
        connection.room = 6;
        outbox.put(bytes("head|"), RequestBody.of(bytes("body")));

        assertThat(outbox.writeTo(connection, ByteBuffer.allocate(64))).isFalse();
        assertThat(connection.written()).isEqualTo("head|b");
        connection.room = 100;
        assertThat(outbox.writeTo(connection, ByteBuffer.allocate(64))).isTrue();
        assertThat(connection.written()).isEqualTo("head|body");
    }

    @Test
    void clearedBytesAreNeverSent() throws IOException {
        Trickle connection = new Trickle(2);
        connection.room = 2;
        outbox.put(bytes("head|"), RequestBody.of(bytes("body")));
        outbox.writeTo(connection, ByteBuffer.allocate(64));
        outbox.clear();
        outbox.put(bytes("next|"), RequestBody.NONE);
        connection.room = 100;
        outbox.writeTo(connection, ByteBuffer.allocate(64));

        assertThat(connection.written()).isEqualTo("henext|");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes a few bytes at a time, and as many in all as it has room for. */
    private static final class Trickle implements WritableByteChannel {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int atOnce;
        private int room = 100;
        private int writes;

        Trickle(int atOnce) {
            this.atOnce = atOnce;
        }

        String written() {
            return taken.toString(StandardCharsets.US_ASCII);
        }

        @Override
        public int write(ByteBuffer source) {
            byte[] bytes = new byte[Math.min(source.remaining(), Math.min(atOnce, room))];
            source.get(bytes);
            taken.writeBytes(Arrays.copyOf(bytes, bytes.length));
            room -= bytes.length;
            writes++;
            return bytes.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
