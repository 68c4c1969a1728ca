package dev.missioncontrol.agent.codemod.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.OrderImports;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Space;

/**
 * Orders imports by OpenRewrite's recipe in a layout of one's choice, and takes out the second blank line that it
 * leaves where a group of the layout is empty.
 */
public final class OrderImportsNeatly extends Recipe {

    private static final String INTELLIJ = style("""
                - import all other imports
                - <blank line>
                - import javax.*
                - import java.*
                - <blank line>
                - import static all other imports
            """);
    private static final String GOOGLE = style("""
                - import static all other imports
                - <blank line>
                - import all other imports
            """);

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
    public List<Recipe> getRecipeList() {
        String style = switch (layout) {
            case "intellij" -> INTELLIJ;
            case "google" -> GOOGLE;
            default -> null;
        };
        return List.of(new OrderImports(false, style), new OneBlankLine());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderImportsNeatly that && layout.equals(that.layout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(layout);
    }

    private static String style(String layout) {
        return """
                type: specs.openrewrite.org/v1beta/style
                name: dev.missioncontrol.ImportLayout
                styleConfigs:
                  - org.openrewrite.java.style.ImportLayoutStyle:
                      classCountToUseStarImport: 999999
                      nameCountToUseStarImport: 999999
                      layout:
                """ + layout.indent(8);
    }

    /** Leaves at most one blank line before an import. */
    static final class OneBlankLine extends Recipe {

        @Override
        public String getDisplayName() {
            return "One blank line between imports";
        }

        @Override
        public String getDescription() {
            return "Leaves at most one blank line between imports.";
        }

        @Override
        public TreeVisitor<?, ExecutionContext> getVisitor() {
            return new JavaIsoVisitor<>() {
                @Override
                public J.Import visitImport(J.Import statement, ExecutionContext context) {
                    Space prefix = statement.getPrefix();
                    String whitespace = prefix.getWhitespace();
                    if (whitespace.chars().filter(c -> c == '\n').count() <= 2) {
                        return statement;
                    }
                    String lineEnd = whitespace.contains("\r\n") ? "\r\n" : "\n";
                    return statement.withPrefix(prefix.withWhitespace(lineEnd + lineEnd));
                }
            };
        }
    }
}
