package io.github.wingload.locust;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker sends to a Locust master.
 *
 * @param type of the message
 * @param data what Locust's workers send with it, as {@linkplain Msgpack plain objects}
 */
public record WorkerMessage(String type, @Nullable Object data) {

    /** A worker that no master compares with its own version. */
    private static final int ANY_VERSION = -1;

    static WorkerMessage clientReady() {
        return new WorkerMessage("client_ready", ANY_VERSION);
    }

    static WorkerMessage heartbeat(String state, double cpuPercent) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", state);
        data.put("current_cpu_usage", cpuPercent);
        return new WorkerMessage("heartbeat", data);
    }

    static WorkerMessage spawning() {
        return new WorkerMessage("spawning", null);
    }

    static WorkerMessage spawningComplete(Map<String, Integer> users) {
        return new WorkerMessage("spawning_complete", counts(users));
    }

    static WorkerMessage stats(Report report, Map<String, Integer> users) {
        Map<String, @Nullable Object> data = report.fields();
        data.putAll(counts(users));
        return new WorkerMessage("stats", data);
    }

    /** @param problem a sentence; the master's page counts equal ones */
    static WorkerMessage exception(String problem) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("msg", problem);
        data.put("traceback", problem);
        return new WorkerMessage("exception", data);
    }

    static WorkerMessage clientStopped() {
        return new WorkerMessage("client_stopped", null);
    }

    static WorkerMessage quit() {
        return new WorkerMessage("quit", null);
    }

    private static Map<String, Object> counts(Map<String, Integer> users) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user_classes_count", users);
        fields.put(
                "user_count", users.values().stream().mapToInt(count -> count).sum());
        return fields;
    }

    /** The message as one frame. */
    public byte[] bytes(String worker) {
        List<@Nullable Object> parts = Arrays.asList(type, data, worker);
        return Msgpack.written(parts);
    }
}
