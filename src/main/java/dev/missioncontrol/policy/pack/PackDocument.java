package dev.missioncontrol.policy.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of reading a pack.
 *
 * @param pack the pack; null when a problem is an error
 * @param problems what is wrong, in the order of the text
 */
public record PackDocument(@Nullable PolicyPack pack, List<PackProblem> problems) {

    /** Copies the problems. */
    public PackDocument {
        problems = List.copyOf(problems);
    }
}
