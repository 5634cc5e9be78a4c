package io.github.wingload.artefact;

import io.github.wingload.stats.Durations;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Durations in full, so that they can be read back, merged and asked for any percentile.
 *
 * @param minNs exact
 * @param maxNs exact
 * @param sumNs exact
 * @param clamped how many did not fit the histogram
 * @param histogram in microseconds: HdrHistogram's compressed V2 encoding in base64, as in a histogram log
 */
record RecordedJson(long minNs, long maxNs, long sumNs, long clamped, String histogram) {

    static RecordedJson of(Durations durations) {
        Histogram histogram = durations.histogram();
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(bytes.array(), 0, length));
        return new RecordedJson(
                durations.minNs(),
                durations.maxNs(),
                durations.sumNs(),
                durations.clamped(),
                new String(encoded.array(), StandardCharsets.US_ASCII));
    }

    Durations durations() throws DataFormatException {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(histogram));
        return new Durations(Histogram.decodeFromCompressedByteBuffer(bytes, 0), minNs, maxNs, sumNs, clamped);
    }
}
