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
    private long maxMs;
    private long totalMs;

    private GcPauses(List<NotificationEmitter> emitters) {
        this.emitters = emitters;
    }

    static GcPauses open() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return of(collectors.stream()
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .toList());
    }

    static GcPauses of(List<NotificationEmitter> emitters) {
        GcPauses pauses = new GcPauses(emitters);
        emitters.forEach(emitter -> emitter.addNotificationListener(pauses.listener, null, null));
        return pauses;
    }

    private void received(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var collection = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            ended(collection.getGcAction(), collection.getGcInfo().getDuration());
        }
    }

    synchronized void ended(String action, long durationMs) {
        if (!action.equals(CONCURRENT_ACTION)) {
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
