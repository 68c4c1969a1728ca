package dev.missioncontrol.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackSchemaTests {

    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(PackSchema.json());

    @Test
    void describesEveryKey() {
        List<String> bare = new ArrayList<>();
        keys("", SCHEMA, (path, key) -> {
            JsonNode at = key.has("$ref") && !key.has("description") ? referred(key) : key;
            if (at.path("description").asString("").isBlank()) {
                bare.add(path);
            }
        });
        assertThat(bare).isEmpty();
    }

    @Test
    void everyKeyIsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs", "policy.md"));
        List<String> missing = new ArrayList<>();
        keys("", SCHEMA, (path, key) -> {
            String name = path.substring(path.lastIndexOf('.') + 1);
            if (!document.contains("`" + name + "`")) {
                missing.add(path);
            }
        });
        assertThat(missing).isEmpty();
    }

    private interface Visitor {
        void visit(String path, JsonNode key);
    }

    private static void keys(String path, JsonNode schema, Visitor visitor) {
        schema.path("properties").properties().forEach(property -> {
            visitor.visit(path + "." + property.getKey(), property.getValue());
            keys(path + "." + property.getKey(), property.getValue(), visitor);
        });
        if (schema.has("items")) {
            keys(path + "[]", schema.path("items"), visitor);
        }
        schema.path("$defs").properties().forEach(def -> keys("$defs." + def.getKey(), def.getValue(), visitor));
    }

    private static JsonNode referred(JsonNode node) {
        return SCHEMA.at(node.path("$ref").asString().substring(1));
    }
}
