package dev.missioncontrol.agent.codemod.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openrewrite.ExecutionContext;
import org.openrewrite.xml.tree.Xml;

/** Follows {@code ${a.property}} to where the same POM defines it, in the project and in its profiles. */
final class PomProperties {

    private PomProperties() {}

    /** Tells whether the text is one property and nothing else. */
    static boolean isReference(String text) {
        return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    }

    static List<Xml.Tag> definitions(Xml.Document pom, String reference) {
        Xml.Tag project = pom.getRoot();
        Stream<Xml.Tag> profiles =
                project.getChildren("profiles").stream().flatMap(list -> list.getChildren("profile").stream());
        return Stream.concat(Stream.of(project), profiles)
                .flatMap(owner -> owner.getChildren("properties").stream())
                .flatMap(properties -> properties.getChildren(name(reference)).stream())
                .toList();
    }

    /** Remarks that other places use the property too, as they change with it. */
    static void remarkOtherUses(Xml.Document pom, String reference, ExecutionContext context) {
        List<String> uses = new ArrayList<>();
        String text = SourceBytes.text(pom);
        for (int at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1)) {
            uses.add(reference);
        }
        if (uses.size() > 1 && !definitions(pom, reference).isEmpty()) {
            Remarks.add(
                    context,
                    SourceTree.path(pom),
                    "The property " + name(reference) + " is used in " + uses.size()
                            + " places of this POM, which all change with it.");
        }
    }

    private static String name(String reference) {
        return reference.substring(2, reference.length() - 1);
    }
}
