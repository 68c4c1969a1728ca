package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An immutable, content-addressed document of a workflow.
 *
 * @param digest its id: the SHA-256 of its bytes
 * @param workflow the workflow it belongs to
 * @param kind what it is
 * @param name what people call it; may contain {@code /}
 * @param mediaType the media type, such as {@code application/json}
 * @param size in bytes
 * @param storedAt when it was stored for this workflow
 */
public record Artifact(
        Digest digest,
        WorkflowId workflow,
        ArtifactKind kind,
        String name,
        String mediaType,
        long size,
        Instant storedAt) {

    private static final Pattern EXTENSION = Pattern.compile("(?:\\.intoto)?\\.[A-Za-z0-9]{1,10}$");

    /** Returns the file name that a download gets: the digest, so that whoever has the file can check it, and the extension. */
    public String fileName() {
        Matcher extension = EXTENSION.matcher(name);
        return digest + (extension.find() ? extension.group() : "");
    }
}
