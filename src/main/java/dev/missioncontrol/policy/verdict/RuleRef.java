package dev.missioncontrol.policy.verdict;

import dev.missioncontrol.shared.Digest;
import java.util.List;

/**
 * Names a rule and the place where it stands.
 *
 * @param id the rule's id: its own, or made of its section and key, like {@code diff.max_files}
 * @param section the section of the pack
 * @param pack the pack's name
 * @param packHash the digest of the pack's text
 * @param scope whom the pack binds
 * @param line its line in the pack, from 1
 * @param column its column, from 1
 * @param mayOverride the roles whose people may override a finding of the rule, in lower case; empty when nobody may
 */
public record RuleRef(
        String id,
        String section,
        String pack,
        Digest packHash,
        Scope scope,
        int line,
        int column,
        List<String> mayOverride) {

    /** Copies the roles. */
    public RuleRef {
        mayOverride = List.copyOf(mayOverride);
    }
}
