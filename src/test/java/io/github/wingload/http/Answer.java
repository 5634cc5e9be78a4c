package io.github.wingload.http;

import io.github.wingload.exchange.Exchange.Failure;
import io.github.wingload.exchange.RequestBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a reader makes of bytes after which the connection ends.
 *
 * @param status 0 if no answer has begun
 * @param body as far as it came
 * @param kept true if another request could follow, were the connection not at its end
 * @param failure as reports name it; empty if the answer is complete
 */
record Answer(int status, String body, boolean kept, String failure) {

    /** Reads the pieces one by one, with our own reader. */
    static Answer of(String method, List<byte[]> pieces) {
        ResponseReader reader = new ResponseReader();
        Told told = new Told(method);
        try {
            for (byte[] piece : pieces) {
                // With something before and after it, as in a buffer that is used by many.
                ByteBuffer in =
                        ByteBuffer.allocate(piece.length + 7).position(3).put(piece);
                in.limit(in.position()).position(3);
                if (reader.read(in.slice(), told)) {
                    return told.complete(reader.keepsConnection());
                }
            }
            reader.endOfInput(told);
            return told.complete(reader.keepsConnection());
        } catch (Exception e) {
            return told.incomplete(e);
        }
    }

    /** For example {@code PROTOCOL: answer is not HTTP/1.1}. */
    static String words(Exception cause, boolean begun) {
        Failure failure = FailureNaming.name(cause, begun ? CallStage.BODY : CallStage.WAIT, false);
        return failure.failureClass() + ": " + failure.message();
    }

    /** The same where it matters: how much of a broken body was handed over before it broke does not. */
    boolean isLike(Answer other) {
        return status == other.status
                && kept == other.kept
                && failure.equals(other.failure)
                && (!failure.isEmpty() || body.equals(other.body));
    }

    /** Keeps what it is told of the answer. */
    static final class Told implements RoundTrip {

        private static final byte[] NOTHING = {};

        private final String method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;

        Told(String method) {
            this.method = method;
        }

        Answer complete(boolean kept) {
            return new Answer(status, body.toString(StandardCharsets.ISO_8859_1), kept, "");
        }

        Answer incomplete(Exception cause) {
            String words = words(cause, status > 0);
            return new Answer(status, body.toString(StandardCharsets.ISO_8859_1), false, words);
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public byte[] begin() {
            return NOTHING;
        }

        @Override
        public RequestBody body() {
            return RequestBody.NONE;
        }

        @Override
        public void sent() {
            throw new IllegalStateException("readers send nothing");
        }

        @Override
        public void answered(AnswerHead head) {
            if (status > 0) {
                throw new IllegalStateException("told of two heads");
            }
            status = head.status();
        }

        @Override
        public void received(ByteBuffer piece) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            body.writeBytes(bytes);
        }

        @Override
        public void ended() {
            throw new IllegalStateException("readers return it");
        }

        @Override
        public void failed(Exception cause) {
            throw new IllegalStateException("readers throw it", cause);
        }

        @Override
        public boolean cancel() {
            return false;
        }
    }
}
