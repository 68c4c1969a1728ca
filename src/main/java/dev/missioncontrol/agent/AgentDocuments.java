package dev.missioncontrol.agent;

import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents agents answer with. Each becomes an artifact; a gate reads it. */
public final class AgentDocuments {

    private AgentDocuments() {}

    /** Whether to go on. */
    public enum Verdict {
        /** Go on. */
        GO,
        /** Do not. */
        NO_GO,
        /** Wait. */
        DEFER
    }

    /**
     * A decision.
     *
     * @param verdict whether to go on
     * @param reasons why, in sentences; never empty
     * @param evidence what the decision rests on: facts in the form {@link dev.missioncontrol.shared.CanonicalJson}
     *     takes
     */
    public record Triage(Verdict verdict, List<String> reasons, Map<String, @Nullable Object> evidence) {}

    /**
     * A description of the ground and of the change.
     *
     * @param architecture what each repository is made of, in canonical JSON's types
     * @param inScope what will change
     * @param nonGoals what will not
     * @param criteria when the change is right
     * @param openQuestions what has to be answered first; empty when nothing has
     */
    public record Specification(
            Map<String, @Nullable Object> architecture,
            List<String> inScope,
            List<String> nonGoals,
            List<Criterion> criteria,
            List<String> openQuestions) {}

    /**
     * An acceptance criterion.
     *
     * @param key its short key, {@code AC1}
     * @param text what has to be true
     */
    public record Criterion(String key, String text) {}

    /**
     * The tasks.
     *
     * @param tasks the leaf tasks, in order
     */
    public record Plan(List<Task> tasks) {}

    /**
     * A leaf task: one patch in one repository.
     *
     * @param key its key, unique in the workflow: {@code T1}
     * @param repository the repository's name
     * @param title what it does
     * @param description how
     * @param mayTouch the paths it may touch: exact paths, or globs with {@code *} and {@code **}
     * @param criteria the keys of the criteria it serves
     * @param testedBy how one sees that it is right
     */
    public record Task(
            String key,
            String repository,
            String title,
            String description,
            List<String> mayTouch,
            List<String> criteria,
            String testedBy) {}

    /**
     * The patches.
     *
     * @param changes the change of each repository that is changed
     * @param evidence what the agent saw and could not see, in canonical JSON's types
     * @param warnings what a reviewer should know: files not parsed, types not resolved
     */
    public record Code(List<RepositoryChange> changes, Map<String, @Nullable Object> evidence, List<String> warnings) {}

    /** The change of one repository: one entry per task that changed something, in order. */
    public record RepositoryChange(RepositoryId repository, List<TaskChange> tasks) {}
}
