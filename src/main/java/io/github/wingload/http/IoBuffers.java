package io.github.wingload.http;

import java.nio.ByteBuffer;

/**
 * The buffers of one thread that reads or writes. A connection uses them within one event only, so all connections share those
 * of the thread.
 *
 * @param thread the owner
 * @param in has an array
 * @param out direct, so that nothing is copied on the way to the socket
 */
record IoBuffers(Thread thread, ByteBuffer in, ByteBuffer out) {

    private static final int BYTES = 64 * 1024;

    private static final ThreadLocal<IoBuffers> OF_THREAD = ThreadLocal.withInitial(
            () -> new IoBuffers(Thread.currentThread(), ByteBuffer.allocate(BYTES), ByteBuffer.allocateDirect(BYTES)));

    /** The buffers of the current thread. */
    static IoBuffers ofThisThread() {
        return OF_THREAD.get();
    }

    /** True on the thread that owns them. */
    boolean here() {
        return Thread.currentThread() == thread;
    }
}
