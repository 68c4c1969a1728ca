package dev.missioncontrol.agent.codemod.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.style.ImportLayoutStyle;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JRightPadded;
import org.openrewrite.java.tree.Space;
import org.openrewrite.style.Style;

/**
 * Orders imports by OpenRewrite's layouts, and touches nothing else: its own recipe goes on to format the annotations of
 * the first class, loses or doubles comments, and leaves two blank lines where a group of the layout is empty.
 */
public final class OrderImportsNeatly extends Recipe {

    private static final int NEVER = 999_999;
    private static final ImportLayoutStyle GOOGLE = ImportLayoutStyle.builder()
            .classCountToUseStarImport(NEVER)
            .nameCountToUseStarImport(NEVER)
            .importStaticAllOthers()
            .blankLine()
            .importAllOthers()
            .build();
    private static final ImportLayoutStyle INTELLIJ = ImportLayoutStyle.builder()
            .classCountToUseStarImport(NEVER)
            .nameCountToUseStarImport(NEVER)
            .importAllOthers()
            .blankLine()
            .importPackage("javax.*")
            .importPackage("java.*")
            .blankLine()
            .importStaticAllOthers()
            .build();

    @Option(
            displayName = "Layout",
            description = "`detected`, `intellij` or `google`.",
            example = "google",
            valid = {"detected", "intellij", "google"})
    private final String layout;

    /** Takes the layout: {@code detected}, {@code intellij} or {@code google}. */
    @JsonCreator
    public OrderImportsNeatly(@JsonProperty("layout") String layout) {
        this.layout = layout;
    }

    /** Returns the layout. */
    public String getLayout() {
        return layout;
    }

    @Override
    public String getDisplayName() {
        return "Order imports";
    }

    @Override
    public String getDescription() {
        return "Groups and orders imports in a layout.";
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new JavaIsoVisitor<>() {
            @Override
            public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext context) {
                List<JRightPadded<J.Import>> imports = file.getPadding().getImports();
                if (imports.size() < 2 || hasCommentsAmongImports(file)) {
                    return file;
                }
                Space top = imports.getFirst().getElement().getPrefix();
                List<JRightPadded<J.Import>> ordered = ListUtils.map(
                        layoutOf(file).orderImports(imports, List.of()),
                        (index, next) -> next.withElement(next.getElement()
                                .withPrefix(
                                        index == 0
                                                ? top
                                                : oneBlankLine(next.getElement().getPrefix()))));
                return file.getPadding().withImports(ordered);
            }
        };
    }

    /** A comment behind an import is the next one's in the syntax tree: nobody knows where it belongs after a move. */
    private static boolean hasCommentsAmongImports(J.CompilationUnit file) {
        boolean isHeaderOnTop = file.getPackageDeclaration() == null;
        return file.getImports().stream()
                        .skip(isHeaderOnTop ? 1 : 0)
                        .anyMatch(next -> !next.getComments().isEmpty())
                || file.getClasses().stream()
                        .limit(1)
                        .map(J.ClassDeclaration::getPrefix)
                        .anyMatch(prefix -> !prefix.getComments().isEmpty()
                                && !prefix.getWhitespace().contains("\n"));
    }

    private ImportLayoutStyle layoutOf(J.CompilationUnit file) {
        return switch (layout) {
            case "google" -> GOOGLE;
            case "intellij" -> INTELLIJ;
            default -> Objects.requireNonNullElse(Style.from(ImportLayoutStyle.class, file), INTELLIJ);
        };
    }

    private static Space oneBlankLine(Space prefix) {
        String lineEnd = prefix.getWhitespace().contains("\r\n") ? "\r\n" : "\n";
        boolean isNewGroup =
                prefix.getWhitespace().chars().filter(c -> c == '\n').count() > 1;
        return Space.format(isNewGroup ? lineEnd + lineEnd : lineEnd);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderImportsNeatly that && layout.equals(that.layout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(layout);
    }
}
