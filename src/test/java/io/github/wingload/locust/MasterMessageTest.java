package io.github.wingload.locust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MasterMessageTest {

    @Test
    void aSpawnOfARealMaster() throws Exception {
        Trace.Message spawn = Trace.read("newest-headless.txt").messages().stream()
                .filter(message -> message.type().equals("spawn"))
                .findFirst()
                .orElseThrow();
        assertThat(MasterMessage.read(spawn.bytes()))
                .isEqualTo(new MasterMessage.Spawn(
                        1795764538.7986264,
                        Map.of("WingloadA", 3, "WingloadB", 0),
                        Optional.of("http://127.0.0.1:18080"),
                        Duration.ofSeconds(2),
                        false));
    }

    @Test
    void whatTheMasterMayLeaveOut() throws Exception {
        assertThat(read("spawn", Map.of("timestamp", 1.0, "user_classes_count", Map.of())))
                .isEqualTo(new MasterMessage.Spawn(1, Map.of(), Optional.empty(), Duration.ZERO, false));
        assertThat(read("ack", null)).isEqualTo(new MasterMessage.Ack(0));
        assertThat(read("ours", 7)).isEqualTo(new MasterMessage.Other("ours"));
    }

    @Test
    void whatNoMasterSendsIsRefusedWithWhatIsWrong() {
        refused("user_classes_count of -1", Map.of("timestamp", 1.0, "user_classes_count", Map.of("A", -1)));
        refused(
                "user_classes_count of 1000001",
                Map.of("timestamp", 1.0, "user_classes_count", Map.of("A", 1_000_001)));
        refused("user_classes_count of many", Map.of("timestamp", 1.0, "user_classes_count", Map.of("A", "many")));
        refused("no user_classes_count", Map.of("timestamp", 1.0));
        refused("timestamp: NaN", Map.of("timestamp", Double.NaN, "user_classes_count", Map.of()));
        refused("stop_timeout: -2.0", Map.of("timestamp", 1.0, "user_classes_count", Map.of(), "stop_timeout", -2.0));
        refused("no map of data", List.of());
        assertThatThrownBy(() -> MasterMessage.read(Msgpack.written("HTTP/1.1 400 Bad Request")))
                .hasMessageContaining("not an array");
        assertThatThrownBy(() -> read("ack", Map.of("index", 4096))).hasMessageContaining("index of 4096");
    }

    /** Whatever the bytes, reading ends with a message or with a refusal. */
    @Test
    void changedBytesOfRealMessages() throws Exception {
        Random random = new Random(1);
        for (Trace.Message message : Trace.read("newest-web.txt").messages()) {
            for (int i = 0; i < 200; i++) {
                byte[] changed = Arrays.copyOf(message.bytes(), 1 + random.nextInt(message.bytes().length));
                for (int j = random.nextInt(4); j >= 0; j--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(MasterMessage.read(changed)).isNotNull();
                } catch (ForeignMessageException expected) {
                    assertThat(expected).hasMessageMatching("(?s)(is|has|goes|of type) .*");
                }
            }
        }
    }

    private static void refused(String found, Object data) {
        assertThatThrownBy(() -> read("spawn", data))
                .isInstanceOf(ForeignMessageException.class)
                .hasMessageContaining(found);
    }

    private static MasterMessage read(String type, Object data) throws ForeignMessageException {
        return MasterMessage.read(Msgpack.written(Arrays.asList(
                type, data instanceof Map<?, ?> map ? new HashMap<>(map) : data, "w")));
    }
}
