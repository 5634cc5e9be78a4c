package io.github.wingload.locust;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Locust master sends to a worker. */
public sealed interface MasterMessage {

    /** The worker is accepted. */
    record Ack(int index) implements MasterMessage {}

    /**
     * How many users there are to be on this worker from now on.
     *
     * @param timestamp of the master's clock, in seconds since 1970
     * @param users of each class of the master's file
     * @param host where requests are to be sent; empty if the master leaves that to its file
     * @param stopTimeout how long users may go on after a stop
     * @param resetStats true if the figures are to begin anew when all users have started
     */
    record Spawn(
            double timestamp,
            Map<String, Integer> users,
            Optional<String> host,
            Duration stopTimeout,
            boolean resetStats)
            implements MasterMessage {}

    /** The users of all workers have started. */
    record SpawningComplete() implements MasterMessage {}

    /** The test is over. */
    record Stop() implements MasterMessage {}

    /** The master ends. */
    record Quit() implements MasterMessage {}

    /** The answer to a worker's heartbeat. */
    record Heartbeat() implements MasterMessage {}

    /** The worker is to connect anew. */
    record Reconnect() implements MasterMessage {}

    /** A message that has no meaning here, such as one that a team has defined itself. */
    record Other(String type) implements MasterMessage {}

    /**
     * Reads a message.
     *
     * @param frame a msgpack array of the type, the data and the worker's name
     * @throws ForeignMessageException if no Locust master sends that
     */
    static MasterMessage read(byte[] frame) throws ForeignMessageException {
        if (Msgpack.read(frame) instanceof List<?> parts && parts.size() == 3 && parts.get(0) instanceof String type) {
            return read(type, parts.get(1));
        }
        throw new ForeignMessageException("is not an array of a type, data and a name");
    }

    private static MasterMessage read(String type, @Nullable Object data) throws ForeignMessageException {
        return switch (type) {
            case "ack" -> new Ack(ack(data));
            case "spawn" -> new Data(map(data, type)).spawn();
            case "spawning_complete" -> new SpawningComplete();
            case "stop" -> new Stop();
            case "quit" -> new Quit();
            case "heartbeat" -> new Heartbeat();
            case "reconnect" -> new Reconnect();
            default -> new Other(type);
        };
    }

    /** Old masters send no index. */
    private static int ack(@Nullable Object data) throws ForeignMessageException {
        return data instanceof Map<?, ?> map && map.get("index") != null
                ? Data.count(map.get("index"), "index", 2047)
                : 0;
    }

    private static Map<?, ?> map(@Nullable Object data, String type) throws ForeignMessageException {
        if (data instanceof Map<?, ?> map) {
            return map;
        }
        throw new ForeignMessageException("of type " + type + " has no map of data");
    }

    /** The data of a message. */
    record Data(Map<?, ?> fields) {

        private static final int MOST_USERS = 1_000_000;
        private static final double MOST_SECONDS = 1e6;

        private Spawn spawn() throws ForeignMessageException {
            Object options = fields.get("parsed_options");
            return new Spawn(
                    number("timestamp", 1e12),
                    users(),
                    fields.get("host") instanceof String host && !host.isBlank()
                            ? Optional.of(host.strip())
                            : Optional.empty(),
                    fields.get("stop_timeout") == null
                            ? Duration.ZERO
                            : Duration.ofMillis(Math.round(number("stop_timeout", MOST_SECONDS) * 1e3)),
                    options instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("reset_stats")));
        }

        private Map<String, Integer> users() throws ForeignMessageException {
            if (!(fields.get("user_classes_count") instanceof Map<?, ?> counts)) {
                throw new ForeignMessageException("of type spawn has no user_classes_count");
            }
            Map<String, Integer> users = new LinkedHashMap<>();
            for (Map.Entry<?, ?> count : counts.entrySet()) {
                users.put(String.valueOf(count.getKey()), count(count.getValue(), "user_classes_count", MOST_USERS));
            }
            return users;
        }

        private double number(String field, double most) throws ForeignMessageException {
            double value = fields.get(field) instanceof Number number ? number.doubleValue() : Double.NaN;
            if (!(value >= 0 && value <= most)) {
                throw new ForeignMessageException("has " + field + ": " + fields.get(field));
            }
            return value;
        }

        private static int count(@Nullable Object value, String field, int most) throws ForeignMessageException {
            if (value instanceof Long number && number >= 0 && number <= most) {
                return number.intValue();
            }
            throw new ForeignMessageException("has a " + field + " of " + value);
        }
    }
}
