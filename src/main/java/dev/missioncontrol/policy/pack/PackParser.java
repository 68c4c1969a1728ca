package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.List;

/** Reads the YAML of a pack. Whatever is wrong with a pack is said here, with its place and how to mend it. */
public final class PackParser {

    /** How many problems are told at once. */
    private static final int MAX_PROBLEMS = 100;

    private PackParser() {}

    /**
     * Reads a pack; never throws.
     *
     * @param yaml the text
     * @param scope whom it binds
     */
    public static PackDocument parse(String yaml, Scope scope) {
        var problems = new ArrayList<PackProblem>();
        PolicyPack pack = null;
        YamlNode.Mapping document = YamlReader.read(yaml, problems);
        if (document != null) {
            problems.addAll(SchemaCheck.problems(document));
        }
        if (document != null && problems.isEmpty()) {
            pack = new PackReader(document, yaml, scope, problems).read();
        }
        boolean broken = problems.stream().anyMatch(problem -> problem.severity() == PackProblem.Severity.ERROR);
        List<PackProblem> told = problems.stream()
                .sorted(PackProblem.BY_PLACE)
                .distinct()
                .limit(MAX_PROBLEMS)
                .toList();
        return new PackDocument(broken ? null : pack, told);
    }
}
