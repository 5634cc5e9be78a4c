package io.github.wingload.meet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Two ends of a connection without a network. Any thread may write: Java's own pipes break when a thread that wrote has ended. */
final class Pipes {

    final Wire one;
    final Wire other;

    Pipes() {
        Pipe there = new Pipe();
        Pipe back = new Pipe();
        one = new Wire(back.in, there.out, () -> {
            there.out.close();
            back.out.close();
        });
        other = new Wire(there.in, back.out, () -> {
            back.out.close();
            there.out.close();
        });
    }

    /** Bytes on their way; below 0 is the end. */
    private static final class Pipe {
        private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
        private final OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                bytes.add(one & 0xff);
            }

            @Override
            public void close() {
                bytes.add(-1);
            }
        };
        private final InputStream in = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    int next = bytes.take();
                    if (next < 0) {
                        bytes.add(next);
                    }
                    return next;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int first = read();
                if (first < 0) {
                    return -1;
                }
                into[from] = (byte) first;
                int count = 1;
                for (Integer next = bytes.peek(); count < length && next != null && next >= 0; next = bytes.peek()) {
                    into[from + count] = (byte) read();
                    count++;
                }
                return count;
            }
        };
    }
}
