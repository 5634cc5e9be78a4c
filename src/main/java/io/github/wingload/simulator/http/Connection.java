package io.github.wingload.simulator.http;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.queue.EventQueue;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A client's connection. Each request is answered before the next one is read.
 *
 * <p>It lives on the server's thread and never blocks. Any error of the socket closes it, and the client is gone then. A
 * client that has closed its sending half is gone too.
 */
public final class Connection {

    private static final int FIRST_BUFFER_BYTES = 1024;
    private static final int DISCARD_BUFFER_BYTES = 1 << 16;
    private static final long DRIP_NS = 200_000_000L;
    private static final long LONGEST_DISCARD_NS = 5_000_000_000L;
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] GARBAGE =
            "\u0001\u0002 not HTTP at all \u00ff\u00fe\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Handler handler;
    private final HeadWriter headWriter;
    private final EventQueue events;
    private final int limitBytes;
    private final String address;
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private Runnable whenWritten = () -> {};
    private boolean takingRequests;

    /** True while input is read and discarded, since the client was refused and is still sending. */
    private boolean discarding;

    /** The latest request. */
    private HttpRequest current = HttpRequest.UNREADABLE;

    /** True if the body that has begun is written in chunks. */
    private boolean chunked;

    /** True from the arrival of the latest request to the end of its answer. */
    private boolean answering;

    /** @param limitBytes the longest request that is taken, head and body */
    Connection(
            SocketChannel channel,
            SelectionKey key,
            Handler handler,
            HeadWriter headWriter,
            EventQueue events,
            int limitBytes) {
        this.channel = channel;
        this.key = key;
        this.handler = handler;
        this.headWriter = headWriter;
        this.events = events;
        this.limitBytes = limitBytes;
        this.address = channel.socket().getInetAddress().getHostAddress();
    }

    /** Handles a socket that can be read or written. */
    void ready() {
        if (key.isWritable()) {
            flush();
        }
        if (gone() || !key.isReadable()) {
            return;
        }
        if (discarding) {
            discard();
        } else {
            read();
            takeRequests();
        }
    }

    /** The client's address, such as {@code 127.0.0.1}. */
    public String address() {
        return address;
    }

    /** True if the connection is closed. */
    public boolean gone() {
        return !channel.isOpen();
    }

    /** @param serviceMs how long the service took */
    public void answer(HttpAnswer answer, long serviceMs) {
        byte[] body = current.wantsBody() ? answer.body() : new byte[0];
        write(join(head(answer, serviceMs), body), this::answered);
    }

    /**
     * Begins an answer whose body comes in pieces.
     *
     * @param serviceMs how long the service took to begin
     */
    public void begin(HttpAnswer head, long serviceMs) {
        chunked = current.takesChunks();
        append(headWriter.streamed(head, serviceMs, chunked, chunked && current.keepAlive()));
    }

    /** Writes a piece of the body that has begun; what the client does not take yet is kept. */
    public void piece(byte[] bytes) {
        append(chunked ? join(join(chunkHead(bytes.length), bytes), LINE_END) : bytes);
    }

    /** Ends the body that has begun. */
    public void end() {
        write(chunked ? LAST_CHUNK : new byte[0], chunked ? this::answered : this::close);
    }

    /** Ends the connection in the middle of the body, as the fault does; does nothing if the fault is not about connections. */
    public void breakOff(Fault fault) {
        switch (fault) {
            case RESET -> reset();
            case TRUNCATE -> write(new byte[0], this::close);
            default -> {
                // The client sees the fault in what is written, or that nothing is written.
            }
        }
    }

    /** Plays a fault in place of the answer. */
    public void fail(Fault fault, HttpAnswer answer, long serviceMs) {
        switch (fault) {
            case DROP -> close();
            case RESET -> reset();
            case STALL -> {
                // The request is never answered, so nothing happens here until the client closes.
            }
            case DRIP -> write(head(answer, serviceMs), () -> drip(answer.body(), 0));
            case GARBAGE -> write(GARBAGE, this::close);
            case TRUNCATE -> {
                byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
                write(join(head(answer, serviceMs), half), this::close);
            }
            default -> throw new IllegalArgumentException(fault + " does not replace an answer");
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The channel counts as closed even if the system reports an error.
            key.cancel();
        }
    }

    /** Closes with a linger time of zero, which makes the system send RST. */
    private void reset() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // The client has closed the connection already.
            key.cancel();
        }
        close();
    }

    private void drip(byte[] body, int from) {
        if (from == body.length) {
            answered();
            return;
        }
        events.at(events.nowNs() + DRIP_NS, atNs -> {
            if (!gone()) {
                write(new byte[] {body[from]}, () -> drip(body, from + 1));
            }
        });
    }

    private void answered() {
        if (current.keepAlive()) {
            answering = false;
            takeRequests();
        } else if (current == HttpRequest.UNREADABLE) {
            hangUp();
        } else {
            close();
        }
    }

    /**
     * Ends the answer and waits for the client to close. Closing at once, with some of a large request still on its way, would
     * make the system send a reset, and the client might never see why it was refused.
     */
    private void hangUp() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            close();
            return;
        }
        discarding = true;
        in = ByteBuffer.allocate(DISCARD_BUFFER_BYTES);
        events.at(events.nowNs() + LONGEST_DISCARD_NS, atNs -> close());
    }

    private void discard() {
        in.clear();
        read();
    }

    private void read() {
        try {
            if (channel.read(in) < 0) {
                close();
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Uses a loop instead of recursion, because a service without delay answers inside {@code serve}. */
    private void takeRequests() {
        if (takingRequests) {
            return;
        }
        takingRequests = true;
        in.flip();
        try {
            HttpRequest next;
            while (!gone() && !answering && (next = RequestParser.parse(in, limitBytes)) != null) {
                current = next;
                answering = true;
                handler.serve(next, this);
            }
        } catch (RequestParser.BadRequest e) {
            current = HttpRequest.UNREADABLE;
            answering = true;
            handler.refuse(e.answer(), this);
        }
        takingRequests = false;
        if (!discarding) {
            makeRoom();
        }
    }

    /** Enlarges the buffer for clients that keep sending while a request is being answered. The parser refuses long requests. */
    private void makeRoom() {
        if (in.position() == 0) {
            // An incomplete large request stays where it is.
            in.position(in.limit()).limit(in.capacity());
        } else {
            in.compact();
        }
        if (in.position() == 0 && in.capacity() > RequestParser.LIMIT_BYTES) {
            in = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
        }
        if (in.hasRemaining()) {
            return;
        }
        if (in.capacity() > limitBytes) {
            close();
        } else {
            in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
    }

    private void append(byte[] bytes) {
        write(bytes, () -> {});
    }

    private void write(byte[] bytes, Runnable then) {
        out.add(ByteBuffer.wrap(bytes));
        whenWritten = then;
        flush();
    }

    private void flush() {
        try {
            while (!out.isEmpty()) {
                channel.write(out.element());
                if (out.element().hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    return;
                }
                out.remove();
            }
        } catch (IOException e) {
            close();
            return;
        }
        key.interestOps(SelectionKey.OP_READ);
        whenWritten.run();
    }

    private byte[] head(HttpAnswer answer, long serviceMs) {
        return headWriter.whole(answer, serviceMs, current.keepAlive());
    }

    private static byte[] chunkHead(int bytes) {
        return (Integer.toHexString(bytes) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
