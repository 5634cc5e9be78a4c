package io.github.wingload.artefact;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.result.Remark;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Findings as their sentences in JSON. What is read back is the sentence, without the figures that made it. */
final class FindingJson {

    private FindingJson() {}

    static JacksonModule module() {
        return new SimpleModule()
                .addSerializer(Remark.class, new Writing())
                .addDeserializer(Remark.class, new Reading());
    }

    private static final class Writing extends StdSerializer<Remark> {
        Writing() {
            super(Remark.class);
        }

        @Override
        public void serialize(Remark remark, JsonGenerator json, SerializationContext context) {
            json.writeString(RemarkText.of(remark));
        }
    }

    private static final class Reading extends StdDeserializer<Remark> {
        Reading() {
            super(Remark.class);
        }

        @Override
        public Remark deserialize(JsonParser json, DeserializationContext context) {
            return new Remark.InWords(json.getValueAsString());
        }
    }
}
