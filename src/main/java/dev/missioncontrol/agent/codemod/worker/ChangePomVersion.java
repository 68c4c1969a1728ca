package dev.missioncontrol.agent.codemod.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.xml.XmlVisitor;
import org.openrewrite.xml.tree.Xml;

/**
 * Changes the version of a dependency, plugin or parent in Maven POMs by editing the XML alone: nothing is resolved,
 * nothing downloaded. A version that is one property is changed where the same POM defines that property.
 */
public final class ChangePomVersion extends Recipe {

    /** What of a POM has the version. */
    public enum Element {
        /** Dependencies, managed ones and those of plugins and profiles included. */
        DEPENDENCY("dependency"),
        /** Build and reporting plugins, managed ones and those of profiles included. */
        PLUGIN("plugin"),
        /** The parent. */
        PARENT("parent");

        private final String tag;

        Element(String tag) {
            this.tag = tag;
        }
    }

    @Option(displayName = "Element", description = "What of a POM has the version.", example = "DEPENDENCY")
    private final Element element;

    @Option(displayName = "Group", description = "The groupId, `*` for any run of characters.", example = "org.slf4j")
    private final String groupId;

    @Option(displayName = "Artifact", description = "The artifactId, `*` for any run of characters.", example = "*")
    private final String artifactId;

    @Option(displayName = "New version", description = "The version to write.", example = "2.0.17")
    private final String newVersion;

    /** Takes the options; {@code *} in the coordinates stands for any run of characters. */
    @JsonCreator
    public ChangePomVersion(
            @JsonProperty("element") Element element,
            @JsonProperty("groupId") String groupId,
            @JsonProperty("artifactId") String artifactId,
            @JsonProperty("newVersion") String newVersion) {
        this.element = element;
        this.groupId = groupId;
        this.artifactId = artifactId;
        this.newVersion = newVersion;
    }

    /** Returns what of a POM has the version. */
    public Element getElement() {
        return element;
    }

    /** Returns the groupId pattern. */
    public String getGroupId() {
        return groupId;
    }

    /** Returns the artifactId pattern. */
    public String getArtifactId() {
        return artifactId;
    }

    /** Returns the version to write. */
    public String getNewVersion() {
        return newVersion;
    }

    @Override
    public String getDisplayName() {
        return "Change a version in Maven POMs";
    }

    @Override
    public String getInstanceNameSuffix() {
        return "of " + element.tag + " " + groupId + ":" + artifactId + " to " + newVersion;
    }

    @Override
    public String getDescription() {
        return "Changes the version of a dependency, plugin or parent in Maven POMs without resolving anything.";
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new XmlVisitor<>() {
            @Override
            public Xml visitDocument(Xml.Document document, ExecutionContext context) {
                Xml.Tag project = document.getRoot();
                if (!project.getName().equals("project")
                        || project.getChild("modelVersion").isEmpty()) {
                    return document;
                }
                List<Xml.Tag> versions = versionsToChange(document, context);
                if (versions.isEmpty()) {
                    return document;
                }
                return (Xml) new SetValue(versions, newVersion).visitNonNull(document, context);
            }
        };
    }

    private List<Xml.Tag> versionsToChange(Xml.Document pom, ExecutionContext context) {
        List<Xml.Tag> changes = new ArrayList<>();
        for (Xml.Tag match : matches(pom.getRoot())) {
            Optional<Xml.Tag> version = match.getChild("version");
            String name = coordinates(match);
            if (version.isEmpty()) {
                Remarks.add(context, SourceTree.path(pom), name + " has no version here; it is managed elsewhere.");
                continue;
            }
            String value = version.get().getValue().orElse("").strip();
            if (PomProperties.isReference(value)) {
                List<Xml.Tag> definitions = PomProperties.definitions(pom, value);
                if (definitions.isEmpty()) {
                    Remarks.add(
                            context,
                            SourceTree.path(pom),
                            "The version of " + name + " is " + value
                                    + ", which this POM does not define; not changed.");
                }
                PomProperties.remarkOtherUses(pom, value, context);
                changes.addAll(definitions);
            } else {
                changes.add(version.get());
            }
        }
        changes.removeIf(tag -> tag.getValue().orElse("").strip().equals(newVersion));
        return changes;
    }

    private List<Xml.Tag> matches(Xml.Tag project) {
        List<Xml.Tag> matches = new ArrayList<>();
        if (element == Element.PARENT) {
            project.getChild("parent").filter(this::isMeant).ifPresent(matches::add);
        } else {
            collect(project, matches);
        }
        return matches;
    }

    private void collect(Xml.Tag tag, List<Xml.Tag> matches) {
        boolean list = tag.getName().equals(element == Element.PLUGIN ? "plugins" : "dependencies");
        for (Xml.Tag child : tag.getChildren()) {
            if (list && child.getName().equals(element.tag) && isMeant(child)) {
                matches.add(child);
            }
            // A plugin's configuration is the plugin's own language, whatever its elements are called.
            if (!child.getName().equals("configuration")) {
                collect(child, matches);
            }
        }
    }

    private boolean isMeant(Xml.Tag tag) {
        return isLike(groupId, group(tag))
                && isLike(artifactId, tag.getChildValue("artifactId").orElse("").strip());
    }

    private String group(Xml.Tag tag) {
        return tag.getChildValue("groupId")
                .orElse(element == Element.PLUGIN ? "org.apache.maven.plugins" : "")
                .strip();
    }

    private String coordinates(Xml.Tag tag) {
        return group(tag) + ":" + tag.getChildValue("artifactId").orElse("").strip();
    }

    private static boolean isLike(String pattern, String value) {
        String[] parts = pattern.split("\\*", -1);
        int at = parts[0].length();
        if (!value.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = value.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return parts.length == 1
                ? value.length() == at
                : value.length() - at >= parts[parts.length - 1].length() && value.endsWith(parts[parts.length - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangePomVersion that
                && element == that.element
                && groupId.equals(that.groupId)
                && artifactId.equals(that.artifactId)
                && newVersion.equals(that.newVersion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(element, groupId, artifactId, newVersion);
    }

    private static final class SetValue extends XmlVisitor<ExecutionContext> {

        private final List<Xml.Tag> tags;
        private final String value;

        SetValue(List<Xml.Tag> tags, String value) {
            this.tags = tags;
            this.value = value;
        }

        @Override
        public Xml visitTag(Xml.Tag tag, ExecutionContext context) {
            return tags.stream().anyMatch(tag::isScope) ? tag.withValue(value) : super.visitTag(tag, context);
        }
    }
}
