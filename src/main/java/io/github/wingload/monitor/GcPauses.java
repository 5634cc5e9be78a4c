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
 * The pauses for garbage collection since it was opened, in the JVM's resolution of a millisecond. Thread-safe.
 *
 * <p>The JVM tells of a pause on a thread of its own, shortly after it.
 */
final class GcPauses implements AutoCloseable {

    /** What ZGC and Shenandoah call work beside the running threads; each of its pauses is told of on its own. */
    private static final String CONCURRENT_ACTION = "end of GC cycle";

    private final NotificationListener listener = (notification, unused) -> told(notification);
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

    private void told(Notification notification) {
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
