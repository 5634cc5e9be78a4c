package io.github.wingload.meet;

import io.github.wingload.text.Figures;
import io.github.wingload.time.NanoClock;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One end of the connection between two shards: lines of words, and files. Sending is thread-safe; one thread receives.
 *
 * <p>Once {@link #keepAlive} was called, this end sends a line every two seconds, which the other end does not pass on. So silence
 * means that the other process, its machine or the network is gone, even if the connection looks open.
 */
final class Wire implements Closeable {

    /** The longest line, in bytes. */
    static final int LONGEST_LINE = 2_000;

    /** How many files a shard may send, and how many bytes in all. */
    static final int MOST_FILES = 100;

    static final long MOST_BYTES = 100_000_000_000L;

    private static final String ALIVE = "alive";
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(2);

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final String FILE_FOLLOWS = "file";
    private static final String END = "end";

    private final InputStream in;
    private final OutputStream out;
    private final Closeable connection;
    private final ReadLimit limit;
    private final Duration silence;
    private volatile boolean closed;

    /** Sets how long a read waits for bytes; then it fails. */
    @FunctionalInterface
    private interface ReadLimit {
        void set(Duration longest) throws IOException;
    }

    /** A connection whose reads wait without a limit. */
    Wire(InputStream in, OutputStream out, Closeable connection) {
        this(in, out, connection, longest -> {}, Duration.ZERO);
    }

    private Wire(InputStream in, OutputStream out, Closeable connection, ReadLimit limit, Duration silence) {
        this.in = new BufferedInputStream(in);
        this.out = new BufferedOutputStream(out);
        this.connection = connection;
        this.limit = limit;
        this.silence = silence;
    }

    /** @param silence the longest time without a byte from the other end; then receiving fails */
    static Wire of(Socket socket, Duration silence) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            Wire wire = new Wire(
                    socket.getInputStream(),
                    socket.getOutputStream(),
                    socket,
                    longest -> socket.setSoTimeout((int) Math.max(1, longest.toMillis())),
                    silence);
            wire.limit.set(silence);
            return wire;
        } catch (IOException gone) {
            socket.close();
            throw gone;
        }
    }

    /** From now on tells the other end every two seconds that this one is there. */
    void keepAlive() {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!closed) {
                            send(ALIVE);
                            Thread.sleep(ALIVE_EVERY.toMillis());
                        }
                    } catch (IOException lost) {
                        // The thread that receives finds the same, and acts on it.
                        return;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "alive");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends a line of words without line ends; all but the last are without blanks. */
    synchronized void send(String... words) throws IOException {
        out.write((String.join(" ", words).replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * Receives a line: its first word, and the rest.
     *
     * @throws EOFException if the other end has closed the connection
     * @throws IOException if the line is too long, if the other end is silent for too long, or if the connection fails
     */
    Line receive() throws IOException {
        Line line = line(() -> {});
        while (line.word().equals(ALIVE)) {
            line = line(() -> {});
        }
        return line;
    }

    /** As {@link #receive()}, but the whole line has to be there within some time, however many bytes of it come. */
    Line receive(NanoClock clock, Duration within) throws IOException {
        long untilNs = clock.nanos() + within.toNanos();
        try {
            Line line = line(() -> limit.set(Duration.ofNanos(Math.max(0, untilNs - clock.nanos()))));
            limit.set(silence);
            return line;
        } catch (SocketTimeoutException late) {
            throw new IOException("no line came within " + Figures.stretch(within), late);
        }
    }

    /** What is done before each byte of a line is read. */
    @FunctionalInterface
    private interface BeforeByte {
        void check() throws IOException;
    }

    private int next(BeforeByte before) throws IOException {
        before.check();
        return in.read();
    }

    private Line line(BeforeByte before) throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int next = next(before); next != '\n'; next = next(before)) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (length == LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            bytes[length] = (byte) next;
            length++;
        }
        String[] words = new String(bytes, 0, length, StandardCharsets.UTF_8).split(" ", 2);
        return new Line(words[0], words.length == 1 ? "" : words[1]);
    }

    /** A line that was received. */
    record Line(String word, String rest) {

        /** The number at a place of the rest. */
        long number(int place) throws IOException {
            try {
                return Long.parseLong(rest.split(" ")[place]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException noNumber) {
                throw new IOException("a line has no number where one belongs: " + word);
            }
        }
    }

    /** Sends the regular files of a directory. */
    synchronized void sendDirectory(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file ->
                            FILE.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
        for (Path file : new ArrayList<>(files)) {
            send(FILE_FOLLOWS, Long.toString(Files.size(file)), String.valueOf(file.getFileName()));
            Files.copy(file, out);
        }
        send(END);
    }

    /**
     * Receives what {@link #sendDirectory} sends.
     *
     * @param directory that exists
     * @throws IOException if the files exceed their bounds, or have no plain names
     */
    void receiveDirectory(Path directory) throws IOException {
        long left = MOST_BYTES;
        int files = 0;
        for (Line line = receive(); !line.word().equals(END); line = receive()) {
            long bytes = line.number(0);
            String[] parts = line.rest().split(" ", 2);
            files++;
            if (!line.word().equals(FILE_FOLLOWS)
                    || parts.length < 2
                    || !FILE.matcher(parts[1]).matches()
                    || bytes < 0
                    || bytes > left
                    || files > MOST_FILES) {
                throw new IOException("the results are too large, or have a file that no run has");
            }
            left -= bytes;
            receiveFile(directory.resolve(parts[1]), bytes);
        }
    }

    private void receiveFile(Path file, long bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the connection was closed in the middle of a file");
                }
                to.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        connection.close();
    }
}
