package dev.missioncontrol.agent.replay;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reports as documents: the members of {@link ReplayReport}, digests and ids as text. */
final class ReplayReportJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Digest.class, new AsText<>())
                    .addSerializer(AgentRunId.class, new AsText<>())
                    .addDeserializer(Digest.class, new DigestOfText())
                    .addDeserializer(AgentRunId.class, new AgentRunIdOfText()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReplayReportJson() {}

    static byte[] write(ReplayReport report) {
        return JSON.writeValueAsBytes(report);
    }

    static ReplayReport read(byte[] document) {
        return JSON.readValue(document, ReplayReport.class);
    }

    private static final class AsText<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class DigestOfText extends ValueDeserializer<Digest> {
        @Override
        public Digest deserialize(JsonParser in, DeserializationContext context) {
            return new Digest(in.getString());
        }
    }

    private static final class AgentRunIdOfText extends ValueDeserializer<AgentRunId> {
        @Override
        public AgentRunId deserialize(JsonParser in, DeserializationContext context) {
            return AgentRunId.parse(in.getString());
        }
    }
}
