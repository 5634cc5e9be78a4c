package io.github.wingload.locust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.12.1-web.txt", "newest-web.txt", "newest-headless.txt", "newest-restart.txt"})
    void everyStoredMessageIsReadAndWrittenAgainByteForByte(String file) throws Exception {
        for (Trace.Message message : Trace.read(file).messages()) {
            assertThat(Msgpack.written(Msgpack.read(message.bytes()))).isEqualTo(message.bytes());
        }
    }

    @Test
    void valuesOfEveryType() throws Exception {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1795764442L, 85L);
        map.put("none", null);
        map.put("list", List.of(true, -1L, 1.5, "ü"));
        assertThat(Msgpack.read(Msgpack.written(map))).isEqualTo(map);
    }

    @Test
    void lengthsThatAreOnlyClaimedTakeNoMemory() {
        refused("is cut off", 0xdb, 0x7f, 0xff, 0xff, 0xff);
        refused("is cut off", 0xc6, 0x7f, 0xff, 0xff, 0xff);
        refused("is no msgpack", 0xdd, 0x7f, 0xff, 0xff, 0xff);
        refused("is no msgpack", 0xdf, 0x7f, 0xff, 0xff, 0xff);
        refused("is no msgpack", 0xdd, 0xff, 0xff, 0xff, 0xff);
        refused("is no msgpack", 0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
        refused("is no msgpack");
        refused("unknown type", 0xd4, 0x01, 0x02);
        refused("goes on after its end", 0x01, 0x02);
    }

    @Test
    void depthSizeAndNumberOfValuesAreBounded() {
        byte[] deep = new byte[1_000];
        Arrays.fill(deep, (byte) 0x91);
        assertThatThrownBy(() -> Msgpack.read(deep)).hasMessage("has more than 32 levels");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.writeBytes(new byte[] {(byte) 0xdd, 0, 3, 0, 0});
        many.writeBytes(new byte[196_608]);
        assertThatThrownBy(() -> Msgpack.read(many.toByteArray())).hasMessage("has more than 100000 values");
        assertThatThrownBy(() -> Msgpack.read(new byte[Msgpack.MOST_BYTES + 1]))
                .hasMessageContaining("bytes, more than");
    }

    private static void refused(String message, int... bytes) {
        byte[] frame = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        assertThatThrownBy(() -> Msgpack.read(frame))
                .isInstanceOf(ForeignMessageException.class)
                .hasMessageContaining(message);
    }
}
