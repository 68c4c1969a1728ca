package dev.missioncontrol.agent.codemod.worker;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** Finds the Java files that name a type neither the JDK nor the repository's own sources define. */
final class UnresolvedTypes {

    private UnresolvedTypes() {}

    /** Returns the paths, in order. */
    static SortedSet<String> in(Map<String, SourceParsers.Outcome> files) {
        SortedSet<String> paths = new TreeSet<>();
        files.forEach((path, outcome) -> {
            if (outcome instanceof SourceParsers.Outcome.Parsed(var source)) {
                var found = new AtomicBoolean();
                new Finder().visit(source, found);
                if (found.get()) {
                    paths.add(path);
                }
            }
        });
        return paths;
    }

    private static final class Finder extends JavaIsoVisitor<AtomicBoolean> {

        @Override
        public J.Import visitImport(J.Import statement, AtomicBoolean found) {
            JavaType type = statement.isStatic()
                    ? statement.getQualid().getTarget().getType()
                    : statement.getQualid().getType();
            if (type instanceof JavaType.Unknown
                    && !statement.getQualid().getSimpleName().equals("*")) {
                found.set(true);
            }
            return statement;
        }

        @Override
        public J.Package visitPackage(J.Package declaration, AtomicBoolean found) {
            return declaration;
        }

        @Override
        public J.FieldAccess visitFieldAccess(J.FieldAccess access, AtomicBoolean found) {
            if (access.getType() instanceof JavaType.Unknown) {
                found.set(true);
            }
            // The packages before a qualified name have no type either.
            return access.getTarget().getType() instanceof JavaType.Unknown
                    ? access
                    : super.visitFieldAccess(access, found);
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier identifier, AtomicBoolean found) {
            if (identifier.getType() instanceof JavaType.Unknown) {
                found.set(true);
            }
            return identifier;
        }
    }
}
