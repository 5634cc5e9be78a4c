package io.github.wingload.traffic;

import io.github.wingload.text.CsvLine;
import io.github.wingload.text.Fault;
import io.github.wingload.text.IoReason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Requests of a log of any length, in the order of their times; of equal times in the order of the log.
 *
 * <p>An external merge sort: requests that do not fit in memory are sorted in parts, the parts are kept in one temporary file, and
 * they are merged at the end. Not thread-safe.
 */
final class SortedRequests implements Closeable {

    /** A part has some 300,000 lines of an access log. */
    static final int PART_BYTES = 48 << 20;

    /** What a row takes in memory beside its text. */
    private static final int ROW_BYTES = 64;

    private static final int BUFFER_BYTES = 64 << 10;

    private final Path directory;
    private final int partBytes;
    private final List<Row> rows = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private Optional<FileChannel> file = Optional.empty();
    private long bytes;

    /** A request as a line of CSV. */
    @SuppressWarnings("ArrayRecordComponent") // Rows are not compared.
    private record Row(long startNs, byte[] line) {}

    /** A sorted part of the file, by its bytes. */
    private record Part(long begin, long end) {}

    /**
     * Requests in memory, or in a file if they take more than this.
     *
     * @param directory for the temporary file, which no other process sees and which is gone when this one ends
     * @param partBytes how much memory the requests take, in bytes
     */
    SortedRequests(Path directory, int partBytes) {
        this.directory = directory;
        this.partBytes = partBytes;
    }

    /** @throws Fault if the temporary file cannot be written */
    void add(LoggedRequest request) {
        byte[] line = (CsvLine.of(request.cells()) + "\n").getBytes(StandardCharsets.UTF_8);
        rows.add(new Row(request.startNs(), line));
        bytes += line.length + ROW_BYTES;
        if (bytes >= partBytes) {
            try {
                spill();
            } catch (IOException e) {
                throw new Fault(
                        "the requests cannot be sorted in " + directory + ": " + IoReason.of(e),
                        "Free some space there, or name an output file on another disk.");
            }
        }
    }

    /** Writes the lines in order. */
    void writeTo(OutputStream out) throws IOException {
        if (parts.isEmpty()) {
            sort();
            for (Row row : rows) {
                out.write(row.line());
            }
            return;
        }
        spill();
        PriorityQueue<PartReader> next =
                new PriorityQueue<>(Comparator.comparingLong((PartReader part) -> part.row.startNs())
                        .thenComparingInt(part -> part.index));
        for (int i = 0; i < parts.size(); i++) {
            PartReader part = new PartReader(i);
            if (part.advance()) {
                next.add(part);
            }
        }
        for (PartReader part = next.poll(); part != null; part = next.poll()) {
            out.write(part.row.line());
            if (part.advance()) {
                next.add(part);
            }
        }
    }

    private void sort() {
        rows.sort(Comparator.comparingLong(Row::startNs));
    }

    private FileChannel file() throws IOException {
        if (file.isEmpty()) {
            Path path = Files.createTempFile(directory, ".import-", ".tmp");
            file = Optional.of(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        }
        return file.get();
    }

    private void spill() throws IOException {
        FileChannel channel = file();
        long begin = channel.position();
        sort();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
        for (Row row : rows) {
            out.writeLong(row.startNs());
            out.writeInt(row.line().length);
            out.write(row.line());
        }
        out.flush();
        parts.add(new Part(begin, channel.position()));
        rows.clear();
        bytes = 0;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }

    /** Reads a part from its first row to its last. */
    private final class PartReader {

        private final int index;
        private final DataInputStream in;
        private long leftBytes;
        private Row row = new Row(0, new byte[0]);

        PartReader(int index) throws IOException {
            this.index = index;
            Part part = parts.get(index);
            leftBytes = part.end() - part.begin();
            in = new DataInputStream(new BufferedInputStream(new Positioned(file(), part.begin()), BUFFER_BYTES));
        }

        /** False if there is no further row. */
        boolean advance() throws IOException {
            if (leftBytes == 0) {
                return false;
            }
            long startNs = in.readLong();
            byte[] line = new byte[in.readInt()];
            in.readFully(line);
            leftBytes -= Long.BYTES + Integer.BYTES + line.length;
            row = new Row(startNs, line);
            return true;
        }
    }

    /** A channel from a position on, which leaves the channel's own position as it is. */
    private static final class Positioned extends InputStream {

        private final FileChannel channel;
        private long position;

        Positioned(FileChannel channel, long position) {
            this.channel = channel;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = channel.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
