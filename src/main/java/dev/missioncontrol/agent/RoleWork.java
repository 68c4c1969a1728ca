package dev.missioncontrol.agent;

import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.agent.AgentDocuments.Specification;
import dev.missioncontrol.agent.AgentDocuments.Triage;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an agent does in a role, and how its document is compared with another.
 *
 * @param role the role
 * @param ask asks the agent
 * @param canonical turns the document into canonical JSON's types, for the output's digest
 * @param firstForm what recordings of the first form have instead
 * @param <T> the document
 */
public record RoleWork<T>(
        AgentRole role,
        Ask<T> ask,
        Function<T, Map<String, @Nullable Object>> canonical,
        Function<T, Map<String, @Nullable Object>> firstForm) {

    /** The decision whether to go on. */
    public static final RoleWork<Triage> TRIAGE =
            new RoleWork<>(AgentRole.TRIAGE, Agent::triage, DocumentJson::canonical);

    /** Architecture and scope. */
    public static final RoleWork<Specification> SPECIFY =
            new RoleWork<>(AgentRole.SPECIFY, Agent::specify, DocumentJson::canonical);

    /** The tasks. */
    public static final RoleWork<Plan> PLAN = new RoleWork<>(AgentRole.PLAN, Agent::plan, DocumentJson::canonical);

    /** The patches. */
    public static final RoleWork<Code> CODE =
            new RoleWork<>(AgentRole.CODE, Agent::code, DocumentJson::ofCode, DocumentJson::ofCodeInFirstForm);

    /** Work whose document has always had the same form. */
    RoleWork(AgentRole role, Ask<T> ask, Function<T, Map<String, @Nullable Object>> canonical) {
        this(role, ask, canonical, canonical);
    }

    /** Turns a document into canonical JSON's types, as recordings of that form have it. */
    public Map<String, @Nullable Object> output(T document, Recording.Form form) {
        return (form.number() == 1 ? firstForm : canonical).apply(document);
    }

    /** Asks an agent for a document. */
    @FunctionalInterface
    public interface Ask<T> {
        /** Asks it. */
        T of(Agent agent, Assignment assignment, ToolSession session);
    }

    /** Returns the work of a role. */
    public static RoleWork<?> of(AgentRole role) {
        return switch (role) {
            case TRIAGE -> TRIAGE;
            case SPECIFY -> SPECIFY;
            case PLAN -> PLAN;
            case CODE -> CODE;
        };
    }
}
