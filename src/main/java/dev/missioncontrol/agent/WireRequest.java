package dev.missioncontrol.agent;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The normal form of a request, whose digest tells whether a replay asks the same: JSON with its members sorted and
 * without insignificant white space, everything else as it is.
 *
 * @param facts what was asked of which tool or model, in canonical JSON's types
 * @param body the model's request; null for tools
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its digest
public record WireRequest(Map<String, @Nullable Object> facts, byte @Nullable [] body) {

    private static final JsonMapper COMPACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final ObjectWriter READABLE =
            COMPACT.writer().with(new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** Returns the request of a tool call. */
    public static WireRequest of(ToolCall<?> call) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("tool", call.tool().tool());
        facts.put("target", call.tool().target());
        facts.put("server", call.tool().server());
        facts.put("endpoint", call.tool().endpoint());
        facts.put("arguments", call.arguments());
        return new WireRequest(facts, null);
    }

    /** Returns the request of a model call. */
    public static WireRequest of(ModelCall call) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("model", call.model());
        facts.put("endpoint", call.endpoint());
        return new WireRequest(facts, call.request());
    }

    /** Returns the digest of the normal form. */
    public Digest digest() {
        String head = CanonicalJson.write(facts);
        return Digest.of(body == null ? head : head + "\n" + normal(COMPACT.writer(), body));
    }

    /** Returns the request for people, a member a line. */
    public String readable() {
        String head = readable(CanonicalJson.write(facts).getBytes(StandardCharsets.UTF_8));
        return body == null ? head : head + "\n" + readable(body);
    }

    /** Returns a document for people: JSON with a member a line, everything else as it is. */
    public static String readable(byte[] document) {
        return normal(READABLE, document);
    }

    private static String normal(ObjectWriter writer, byte[] document) {
        try {
            return writer.writeValueAsString(COMPACT.readValue(document, Object.class));
        } catch (JacksonException e) {
            return new String(document, StandardCharsets.UTF_8);
        }
    }
}
