package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDescription;
import dev.missioncontrol.agent.AgentDocuments;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AnswerFormat;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ToolCall;
import dev.missioncontrol.agent.ToolSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** An agent that does in its session what a test says, and comes to the document that the test says. */
final class ScriptedAgent implements Agent {

    static final String ID = "scripted";

    private final Function<ToolSession, Code> script;

    ScriptedAgent(Function<ToolSession, Code> script) {
        this.script = script;
    }

    /** Calls the tool {@code look}, whose answer is a function of what is asked. */
    static String look(ToolSession session, String target, Callable<String> work) {
        return session.call(
                ToolCall.reproducible(
                        new ToolSession.Tool("look", target), Map.of(), text -> Map.of("text", text), new Text()),
                work);
    }

    /** Calls a tool whose answer the record gives. */
    static String ask(ToolSession session, String tool, String target, Callable<String> work) {
        return session.call(
                ToolCall.recorded(
                        new ToolSession.Tool(tool, target), Map.of(), text -> Map.of("text", text), new Text()),
                work);
    }

    /** Returns a document without patches that says this. */
    static Code saying(String... warnings) {
        return new Code(List.of(), Map.of(), List.of(warnings));
    }

    @Override
    public AgentDescription description() {
        return new AgentDescription(ID, "Scripted", "Does what a test says.", true);
    }

    @Override
    public void check(AgentOptions options) {
        // Takes any.
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
        return script.apply(session);
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
