package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.glob.GlobIndex;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pack that was read without an error. It never changes. */
public final class PolicyPack {

    private final Header header;
    private final Contents contents;
    private final Map<Class<? extends Rule>, List<Rule>> byKind = new HashMap<>();
    private final GlobIndex files;

    PolicyPack(Header header, Contents contents) {
        this.header = header;
        this.contents = contents;
        for (Rule rule : contents.rules()) {
            byKind.computeIfAbsent(rule.getClass(), kind -> new java.util.ArrayList<>())
                    .add(rule);
        }
        files = new GlobIndex(
                rules(FileRule.class).stream().map(FileRule::paths).toList());
    }

    /**
     * What a pack says of itself.
     *
     * @param hash the digest of its text
     */
    record Header(String name, String description, Mode mode, Scope scope, Digest hash) {}

    /** What is in it. */
    record Contents(List<Rule> rules, List<Loosening> loosenings, List<PackTest> tests, int warnAtPercent) {

        /** Copies the lists. */
        Contents {
            rules = List.copyOf(rules);
            loosenings = List.copyOf(loosenings);
            tests = List.copyOf(tests);
        }
    }

    /** Returns its name. */
    public String name() {
        return header.name();
    }

    /** Returns what it is for; may be empty. */
    public String description() {
        return header.description();
    }

    /** Returns what its denials do. */
    public Mode mode() {
        return header.mode();
    }

    /** Returns whom it binds. */
    public Scope scope() {
        return header.scope();
    }

    /** Returns the digest of its text (UTF-8). */
    public Digest hash() {
        return header.hash();
    }

    /** Returns its rules in the order of the text; rules that hold without being written stand among them. */
    public List<Rule> rules() {
        return contents.rules();
    }

    /** Returns its rules of one kind, in the order of the text. */
    @SuppressWarnings("unchecked") // filled by class above
    public <T extends Rule> List<T> rules(Class<T> kind) {
        return (List<T>) byKind.getOrDefault(kind, List.of());
    }

    /** Returns an index of the paths of its {@link FileRule}s, by their place in {@code rules(FileRule.class)}. */
    public GlobIndex files() {
        return files;
    }

    /** Returns the rules of the organisation's pack that it takes out of force. */
    public List<Loosening> loosenings() {
        return contents.loosenings();
    }

    /** Returns its tests. */
    public List<PackTest> tests() {
        return contents.tests();
    }

    /** Returns from which share of a budget on people are warned; 0 when the pack does not say. */
    public int warnAtPercent() {
        return contents.warnAtPercent();
    }
}
