package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    @Test
    void aBodyIsItsPiecesOneAfterTheOther() {
        RequestBody body = RequestBody.of(
                List.of(ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.allocate(0), ByteBuffer.wrap(new byte[] {3})));
        assertThat(body.pieces()).as("none is empty").isEqualTo(2);
        assertThat(body.length()).isEqualTo(3);
        assertThat(body.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void bodyMayBeTheStartOfAnArray() {
        RequestBody body = RequestBody.of(new byte[] {1, 2, 0, 0}, 2);
        assertThat(body.length()).isEqualTo(2);
        assertThat(body.bytes()).containsExactly(1, 2);
        assertThat(body.piece(0).remaining()).isEqualTo(2);
    }

    @Test
    void noBytesAreOneEmptyPiece() {
        assertThat(RequestBody.NONE.pieces()).isEqualTo(1);
        assertThat(RequestBody.NONE.piece(0).hasRemaining()).isFalse();
        assertThat(RequestBody.of(List.of())).isSameAs(RequestBody.NONE);
    }
}
