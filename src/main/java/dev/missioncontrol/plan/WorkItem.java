package dev.missioncontrol.plan;

import dev.missioncontrol.shared.WorkItemId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the issue tree.
 *
 * @param id its id
 * @param workflow the workflow it belongs to
 * @param parent the node above it; null for the root
 * @param kind what it is
 * @param key its key, unique in the workflow
 * @param title what it is about
 * @param description how it is to be done
 * @param repository the repository a task is in; null above tasks
 * @param mayTouch the paths and globs a task may touch
 * @param criteria the acceptance criteria it serves
 * @param testedBy how one sees that it is right
 */
public record WorkItem(
        WorkItemId id,
        WorkflowId workflow,
        @Nullable WorkItemId parent,
        Kind kind,
        String key,
        String title,
        String description,
        @Nullable String repository,
        List<String> mayTouch,
        List<String> criteria,
        String testedBy) {

    /** Copies the lists. */
    public WorkItem {
        mayTouch = List.copyOf(mayTouch);
        criteria = List.copyOf(criteria);
    }

    /** What a node is. */
    public enum Kind {
        /** The whole change. */
        EPIC,
        /** The change of one repository. */
        FEATURE,
        /** A leaf: one patch. */
        TASK,
        /** A flaw that was found. */
        DEFECT
    }
}
