package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import java.time.Instant;
import java.util.List;

/** The facts of a change, read. */
record ChangeFacts(
        Instant at,
        String requestedBy,
        String agent,
        String repository,
        String baseBranch,
        String branch,
        String digest,
        Content content)
        implements PatchSetFacts {

    /** The part that the bytes alone decide. */
    record Content(List<FileFacts> files, List<DependencyChange> dependencies, List<ContentFinding> findings) {

        Content {
            files = List.copyOf(files);
            dependencies = List.copyOf(dependencies);
            findings = List.copyOf(findings);
        }
    }

    @Override
    public List<FileFacts> files() {
        return content.files();
    }

    @Override
    public List<DependencyChange> dependencies() {
        return content.dependencies();
    }

    @Override
    public List<ContentFinding> findings() {
        return content.findings();
    }
}
