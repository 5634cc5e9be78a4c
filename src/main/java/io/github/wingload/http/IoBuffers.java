package io.github.wingload.http;

import java.nio.ByteBuffer;

/**
 * What the connections of one I/O thread read into and write from. Each uses them within one event, so one of each is
 * enough for all.
 *
 * @param thread the I/O thread
 * @param in has an array
 * @param out direct, so that nothing is copied on the way to the socket
 */
record IoBuffers(Thread thread, ByteBuffer in, ByteBuffer out) {

    private static final int BYTES = 64 * 1024;

    /** Those of the current thread. */
    IoBuffers() {
        this(Thread.currentThread(), ByteBuffer.allocate(BYTES), ByteBuffer.allocateDirect(BYTES));
    }

    /** True on the I/O thread. */
    boolean here() {
        return Thread.currentThread() == thread;
    }
}
