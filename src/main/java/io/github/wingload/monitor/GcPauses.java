package io.github.wingload.monitor;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Garbage collection pauses since this was opened, in whole milliseconds, the JVM's resolution. Thread-safe.
 *
 * <p>The JVM reports each pause shortly after it, on a thread of its own.
 */
final class GcPauses implements AutoCloseable {

    /** The name ZGC and Shenandoah give to concurrent work; the JVM reports the pauses within it one by one. */
    private static final String CONCURRENT_ACTION = "end of GC cycle";

    private final NotificationListener listener = (notification, unused) -> received(notification);
    private final List<NotificationEmitter> emitters;
    private final Pauses pauses;
    private long maxMs;
    private long totalMs;

    /** Receives pauses. */
    @FunctionalInterface
    interface Pauses {

        /** Takes a pause, in milliseconds since the JVM started. */
        void paused(long fromMs, long toMs);
    }

    private GcPauses(List<NotificationEmitter> emitters, Pauses pauses) {
        this.emitters = emitters;
        this.pauses = pauses;
    }

    /** @param pauses is told each pause, on a thread of the JVM */
    static GcPauses open(Pauses pauses) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return of(
                collectors.stream()
                        .filter(NotificationEmitter.class::isInstance)
                        .map(NotificationEmitter.class::cast)
                        .toList(),
                pauses);
    }

    static GcPauses of(List<NotificationEmitter> emitters, Pauses pauses) {
        GcPauses opened = new GcPauses(emitters, pauses);
        emitters.forEach(emitter -> emitter.addNotificationListener(opened.listener, null, null));
        return opened;
    }

    private void received(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var collection = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            var times = collection.getGcInfo();
            ended(collection.getGcAction(), times.getStartTime(), times.getDuration());
        }
    }

    synchronized void ended(String action, long startMs, long durationMs) {
        if (!action.equals(CONCURRENT_ACTION)) {
            pauses.paused(startMs, startMs + durationMs);
            maxMs = Math.max(maxMs, durationMs);
            totalMs += durationMs;
        }
    }

    synchronized long maxMs() {
        return maxMs;
    }

    synchronized long totalMs() {
        return totalMs;
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("closed twice", e);
            }
        }
    }
}
