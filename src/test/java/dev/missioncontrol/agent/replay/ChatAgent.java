package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDescription;
import dev.missioncontrol.agent.AgentDocuments;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AnswerFormat;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.ModelCall;
import dev.missioncontrol.agent.ModelUse;
import dev.missioncontrol.agent.ToolCall;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An agent that asks a model over HTTP, lets it read files by a tool, and takes its last answer as README.md. */
final class ChatAgent implements Agent {

    static final String ID = "chat";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ModelUse AT_MOST = new ModelUse(1000, 10);

    private final String url;
    private final String prompt;
    private final double temperature;

    ChatAgent(String url, String prompt) {
        this(url, prompt, 0);
    }

    ChatAgent(String url, String prompt, double temperature) {
        this.url = url;
        this.prompt = prompt;
        this.temperature = temperature;
    }

    @Override
    public AgentDescription description() {
        return new AgentDescription(ID, "Chat", "Asks a model.", false);
    }

    @Override
    public void check(AgentOptions options) {
        // Takes none.
    }

    @Override
    public AgentDocuments.Triage triage(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AgentDocuments.Specification specify(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AgentDocuments.Plan plan(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Code code(Assignment assignment, ToolSession session) {
        Workplace place = assignment.repositories().getFirst();
        List<TreeFile> files = session.listFiles(place.id(), place.base());
        ObjectNode request = JSON.createObjectNode().put("model", "sample-1").put("seed", 7);
        request.put("temperature", temperature);
        ArrayNode messages = request.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt);
        messages.addObject().put("role", "user").put("content", assignment.idea() + " " + session.time());
        while (true) {
            JsonNode message = ask(session, request);
            messages.add(message);
            JsonNode calls = message.path("tool_calls");
            if (calls.isEmpty()) {
                var content = new TreeMap<String, FileContent>();
                content.put(
                        "README.md",
                        new FileContent(
                                null, message.required("content").asString().getBytes(StandardCharsets.UTF_8)));
                return new Code(
                        List.of(new RepositoryChange(
                                place.id(), List.of(new TaskChange("T1", "Change README.md", "", content)))),
                        Map.of(),
                        List.of());
            }
            for (JsonNode call : calls) {
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", call.required("id").asString())
                        .put("content", read(session, place, files, call));
            }
        }
    }

    private JsonNode ask(ToolSession session, ObjectNode request) {
        byte[] body = JSON.writeValueAsBytes(request);
        var call = new ModelCall(
                "sample-1",
                url,
                body,
                AT_MOST,
                answer -> new ModelUse(
                        JSON.readTree(answer).at("/usage/total_tokens").asLong(), 1));
        byte[] answer = session.model(call, () -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                return http.send(
                                HttpRequest.newBuilder(URI.create(url))
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body();
            }
        });
        return JSON.readTree(answer).at("/choices/0/message");
    }

    private static String read(ToolSession session, Workplace place, List<TreeFile> files, JsonNode call) {
        String path = JSON.readTree(call.at("/function/arguments").asString())
                .required("path")
                .asString();
        TreeFile file = files.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
        return session.call(
                ToolCall.reproducible(
                        new ToolSession.Tool("read_file", place.name()),
                        Map.of("path", path, "commit", place.base()),
                        text -> Map.of("characters", text.length()),
                        new Text()),
                () -> new String(session.readBlob(place.id(), file.blob(), 1_000_000), StandardCharsets.UTF_8));
    }

    private static final class Text implements AnswerFormat<String> {

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public byte[] write(String answer) {
            return answer.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String read(byte[] kept) {
            return new String(kept, StandardCharsets.UTF_8);
        }
    }
}
