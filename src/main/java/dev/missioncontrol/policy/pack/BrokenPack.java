package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import java.util.List;

/**
 * A pack that is in force and cannot be read: it denies everything until it is mended.
 *
 * @param source where it was read, for people
 * @param scope whom it binds
 * @param hash the digest of its text
 * @param problems what is wrong with it; at least one
 */
public record BrokenPack(String source, Scope scope, Digest hash, List<PackProblem> problems) {

    /** Copies the problems. */
    public BrokenPack {
        problems = List.copyOf(problems);
    }

    /** Returns the place of the first problem. */
    public RuleRef ref() {
        PackProblem first = problems.getFirst();
        return new RuleRef(
                "pack." + first.rule(), "pack", source, hash, scope, first.line(), first.column(), List.of());
    }
}
