package io.github.wingload.meet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One end of the connection between two shards: lines of words, and files. Sending is thread-safe; one thread receives.
 */
final class Wire implements Closeable {

    /** The longest line, in bytes. */
    static final int LONGEST_LINE = 2_000;

    /** How many files a shard may send, and how many bytes in all. */
    static final int MOST_FILES = 100;

    static final long MOST_BYTES = 100_000_000_000L;

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final String FILE_FOLLOWS = "file";
    private static final String END = "end";

    private final InputStream in;
    private final OutputStream out;
    private final Closeable connection;

    Wire(InputStream in, OutputStream out, Closeable connection) {
        this.in = new BufferedInputStream(in);
        this.out = new BufferedOutputStream(out);
        this.connection = connection;
    }

    static Wire of(Socket socket) throws IOException {
        return new Wire(socket.getInputStream(), socket.getOutputStream(), socket);
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
     * @throws IOException if the line is too long, or the connection fails
     */
    Line receive() throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
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
                throw new IOException("a line without the number that belongs there: " + word);
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
                throw new IOException(
                        "a directory with too much in it, or with a name that is not one of a run's files");
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
        connection.close();
    }
}
