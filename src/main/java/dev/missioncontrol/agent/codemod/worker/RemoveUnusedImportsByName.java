package dev.missioncontrol.agent.codemod.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Space;

/**
 * Removes imports whose simple name appears nowhere in the file, and repeated ones. It goes by names, so it needs no
 * type to be known, where OpenRewrite's own recipe gives up on the whole file; in doubt an import stays. Imports on
 * demand ({@code .*}) always stay.
 */
public final class RemoveUnusedImportsByName extends Recipe {

    /** Has no options. */
    public RemoveUnusedImportsByName() {}

    @Override
    public String getDisplayName() {
        return "Remove unused imports";
    }

    @Override
    public String getDescription() {
        return "Removes imports whose simple name appears nowhere else in the file.";
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new JavaIsoVisitor<>() {
            @Override
            public J.CompilationUnit visitCompilationUnit(J.CompilationUnit unit, ExecutionContext context) {
                return unit.getImports().isEmpty() ? unit : withoutUnused(unit);
            }
        };
    }

    private static J.CompilationUnit withoutUnused(J.CompilationUnit unit) {
        // Printed without imports: the names that the code itself and its documentation use.
        Set<String> used = UsedNames.in(SourceBytes.text(unit.withImports(List.of())));
        List<J.Import> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Space removed = null;
        for (J.Import statement : unit.getImports()) {
            Space prefix = statement.getPrefix();
            if (removed != null) {
                prefix = kept.isEmpty() ? inPlaceOf(removed, prefix) : after(removed, prefix);
            }
            if (isUsed(statement, used)
                    && seen.add(statement.isStatic() + statement.getTypeName() + target(statement))) {
                kept.add(statement.withPrefix(prefix));
                removed = null;
            } else {
                removed = prefix;
            }
        }
        if (kept.size() == unit.getImports().size()) {
            return unit;
        }
        J.CompilationUnit result = unit.withImports(kept);
        if (removed == null) {
            return result;
        }
        boolean opensTheFile = kept.isEmpty() && unit.getPackageDeclaration() == null;
        if (!opensTheFile && removed.getComments().isEmpty()) {
            return result;
        }
        List<J.ClassDeclaration> classes = new ArrayList<>(result.getClasses());
        if (classes.isEmpty()) {
            return result.withEof(after(removed, result.getEof()));
        }
        Space prefix = classes.getFirst().getPrefix();
        classes.set(
                0, classes.getFirst().withPrefix(opensTheFile ? inPlaceOf(removed, prefix) : after(removed, prefix)));
        return result.withClasses(classes);
    }

    private static boolean isUsed(J.Import statement, Set<String> used) {
        String alias = target(statement);
        return alias.equals("*") || used.contains(alias);
    }

    private static String target(J.Import statement) {
        return statement.getQualid().getSimpleName();
    }

    /** What stands where the first import stood takes over all that stood before that. */
    private static Space inPlaceOf(Space removed, Space next) {
        List<Comment> comments = new ArrayList<>(removed.getComments());
        comments.addAll(next.getComments());
        return Space.build(removed.getWhitespace(), comments);
    }

    /** Elsewhere a removed import hands on its comments, and a blank line that set it off. */
    private static Space after(Space removed, Space next) {
        if (!removed.getComments().isEmpty()) {
            return inPlaceOf(removed, next);
        }
        return lines(removed) > lines(next) ? next.withWhitespace(removed.getWhitespace()) : next;
    }

    private static long lines(Space space) {
        return space.getWhitespace().chars().filter(c -> c == '\n').count();
    }
}
