package dev.missioncontrol.policy.fact;

import java.util.List;

/** A sealed revision of a PatchSet. */
public non-sealed interface PatchSetFacts extends Facts {

    /** Returns the repository's name. */
    String repository();

    /** Returns the branch the change is proposed for. */
    String baseBranch();

    /** Returns the branch that would be made. */
    String branch();

    /** Returns the revision's digest, in hex. */
    String digest();

    /** Returns every file that differs between base and head, by path. */
    List<FileFacts> files();

    /** Returns the dependencies that manifests and lock files gain, lose or change. */
    List<DependencyChange> dependencies();

    /** Returns what was found in the content: secrets, removed licence headers, deleted or disabled tests. */
    List<ContentFinding> findings();
}
