package io.github.wingload.http;

import java.nio.ByteBuffer;

/**
 * The buffers of one I/O thread. A connection uses them within one event only, so all connections of the thread share them.
 *
 * @param thread the I/O thread
 * @param in has an array
 * @param out direct, so that nothing is copied on the way to the socket
 */
record IoBuffers(Thread thread, ByteBuffer in, ByteBuffer out) {

    private static final int BYTES = 64 * 1024;

    /** The buffers of the current thread. */
    IoBuffers() {
        this(Thread.currentThread(), ByteBuffer.allocate(BYTES), ByteBuffer.allocateDirect(BYTES));
    }

    /** True on the I/O thread. */
    boolean here() {
        return Thread.currentThread() == thread;
    }
}
