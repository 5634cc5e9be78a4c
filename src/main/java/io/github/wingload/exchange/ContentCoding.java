package io.github.wingload.exchange;

import io.github.wingload.plan.DecodableCodings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The content codings that a body is decoded from for its checks: gzip and deflate (RFC 9110, section 8.4.1). Pure.
 *
 * <p>A body that would expand to more than {@link Request#MOST_KEPT_BYTES} is not decoded further.
 */
final class ContentCoding {

    /** The largest body that one byte of gzip or deflate can stand for. */
    static final int MOST_EXPANSION = 1032;

    private static final int MOST_CODINGS = 3;
    private static final byte[] NOTHING = {};

    /** Bytes that a coding usually adds before the first byte of the body. */
    private static final int LONGEST_HEADER = 512;

    private static final String KNOWN = "a body in gzip, deflate or no coding";

    private ContentCoding() {}

    /** A body that cannot be decoded. */
    static final class UndecodableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Mismatch mismatch;

        private UndecodableException(String expected, String got) {
            super(expected + ", " + got);
            mismatch = new Mismatch(expected, got);
        }

        Mismatch mismatch() {
            return mismatch;
        }
    }

    /** The codings of an answer's body, in the order in which they were applied; without {@code identity}. */
    static List<String> of(ResponseHeaders headers) {
        if (headers.first("Content-Encoding").isEmpty()) {
            return List.of();
        }
        List<String> codings = new ArrayList<>();
        for (HeaderField field : headers.all()) {
            if (field.name().equalsIgnoreCase("Content-Encoding")) {
                for (String coding : field.value().split(",")) {
                    String name = coding.strip().toLowerCase(Locale.ROOT);
                    if (!name.isEmpty() && !name.equals("identity")) {
                        codings.add(name);
                    }
                }
            }
        }
        return codings;
    }

    /** True if the request accepts codings. A target that uses one all the same breaks clients that cannot decode it. */
    static boolean isAskedFor(Request request) {
        return request.headers().stream().anyMatch(field -> field.name().equalsIgnoreCase("Accept-Encoding"));
    }

    /** @throws UndecodableException if a coding is unknown, the bytes are not in it, or expand to too many */
    static byte[] decoded(List<String> codings, byte[] body) throws UndecodableException {
        if (codings.size() > MOST_CODINGS) {
            throw new UndecodableException(KNOWN, codings.size() + " codings");
        }
        byte[] bytes = body;
        for (int i = codings.size() - 1; i >= 0; i--) {
            bytes = decoded(codings.get(i), bytes);
        }
        return bytes;
    }

    private static byte[] decoded(String coding, byte[] body) throws UndecodableException {
        byte[] bytes;
        try (InputStream in = stream(coding, body)) {
            bytes = in.readNBytes(Request.MOST_KEPT_BYTES + 1);
        } catch (IOException e) {
            throw new UndecodableException("a body in " + coding, "bytes that are not");
        }
        if (bytes.length > Request.MOST_KEPT_BYTES) {
            throw new UndecodableException("a body of at most " + Request.MOST_KEPT_BYTES + " bytes to check", "more");
        }
        return bytes;
    }

    /** At least the first bytes of a body, decoded from as many bytes of each of its codings as that usually takes. */
    static byte[] decodedStart(List<String> codings, byte[] body, int most) {
        byte[] bytes = body;
        for (int i = codings.size() - 1; i >= 0; i--) {
            if (codings.size() > MOST_CODINGS || !DecodableCodings.include(codings.get(i))) {
                return NOTHING;
            }
            byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, most + LONGEST_HEADER));
            bytes = asFarAsPossible(codings.get(i), start, most + LONGEST_HEADER);
        }
        return bytes;
    }

    /** The decoded bytes of a beginning; itself if nothing can be decoded. */
    private static byte[] asFarAsPossible(String coding, byte[] start, int most) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        try (InputStream in = stream(coding, start)) {
            for (int next = in.read(); next >= 0 && decoded.size() < most; next = in.read()) {
                decoded.write(next);
            }
        } catch (IOException | UndecodableException cut) {
            return decoded.size() == 0 ? start : decoded.toByteArray();
        }
        return decoded.toByteArray();
    }

    private static InputStream stream(String coding, byte[] body) throws IOException, UndecodableException {
        InputStream bytes = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(bytes);
            case "deflate" -> hasZlibHeader(body) ? new InflaterInputStream(bytes) : new RawDeflate(bytes);
            default -> throw new UndecodableException(KNOWN, AnswerJson.shortened(coding));
        };
    }

    /** What some servers send as deflate: without zlib's header. */
    private static final class RawDeflate extends InflaterInputStream {

        RawDeflate(InputStream bytes) {
            super(bytes, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** See RFC 1950, section 2.2. */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
    }
}
