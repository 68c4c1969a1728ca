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
        Space pending = Space.EMPTY;
        for (J.Import statement : unit.getImports()) {
            Space prefix = joined(pending, statement.getPrefix());
            if (isUsed(statement, used)
                    && seen.add(statement.isStatic() + statement.getTypeName() + target(statement))) {
                kept.add(statement.withPrefix(prefix));
                pending = Space.EMPTY;
            } else {
                pending = prefix;
            }
        }
        if (kept.size() == unit.getImports().size()) {
            return unit;
        }
        J.CompilationUnit result = unit.withImports(kept);
        return pending.getComments().isEmpty() ? result : withPrefixBeforeFirstClass(result, pending);
    }

    private static boolean isUsed(J.Import statement, Set<String> used) {
        String alias = target(statement);
        return alias.equals("*") || used.contains(alias);
    }

    private static String target(J.Import statement) {
        return statement.getQualid().getSimpleName();
    }

    /** A removed import hands its comments, and a blank line that set it off, to what follows. */
    private static Space joined(Space removed, Space next) {
        if (!removed.getComments().isEmpty()) {
            List<Comment> comments = new ArrayList<>(removed.getComments());
            Comment last = comments.removeLast();
            comments.add(last.withSuffix(next.getWhitespace()));
            comments.addAll(next.getComments());
            return Space.build(removed.getWhitespace(), comments);
        }
        return lines(removed) > lines(next) ? next.withWhitespace(removed.getWhitespace()) : next;
    }

    private static long lines(Space space) {
        return space.getWhitespace().chars().filter(c -> c == '\n').count();
    }

    private static J.CompilationUnit withPrefixBeforeFirstClass(J.CompilationUnit unit, Space pending) {
        List<J.ClassDeclaration> classes = new ArrayList<>(unit.getClasses());
        if (classes.isEmpty()) {
            return unit.withEof(joined(pending, unit.getEof()));
        }
        J.ClassDeclaration first = classes.getFirst();
        classes.set(0, first.withPrefix(joined(pending, first.getPrefix())));
        return unit.withClasses(classes);
    }
}
