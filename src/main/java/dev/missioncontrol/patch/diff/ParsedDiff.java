package dev.missioncontrol.patch.diff;

import java.util.List;

/**
 * What a unified diff says, before it has met a repository.
 *
 * @param files the files it speaks of, in its order; at least one
 */
public record ParsedDiff(List<FilePatch> files) {

    /** Keeps a copy. */
    public ParsedDiff {
        files = List.copyOf(files);
    }
}
