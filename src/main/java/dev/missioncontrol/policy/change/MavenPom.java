package dev.missioncontrol.policy.change;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Maven POM (maven.apache.org/pom.html): dependencies, managed ones, plugins, extensions and the parent, also in
 * profiles, with the properties of the same file put in. No DTD, no entity, nothing outside the text is looked at.
 */
final class MavenPom {

    private static final Set<String> NAMING = Set.of("dependency", "plugin", "extension", "parent", "path");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]{1,200})}");
    private static final int MAX_DEPTH = 100;
    private static final int NESTED_PROPERTIES = 5;

    /** An element that names a dependency, being read. */
    private static final class Open {
        private final int depth;
        private final int line;
        private final Map<String, String> values = new HashMap<>();

        Open(int depth, int line, String element) {
            this.depth = depth;
            this.line = line;
            values.put("element", element);
        }
    }

    private final Map<String, String> properties = new HashMap<>();
    private final List<Open> found = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();

    private MavenPom() {}

    static List<Declared> read(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the text is read");
        });
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(body));
            try {
                var pom = new MavenPom();
                pom.walk(xml);
                return pom.declared();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        var value = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a POM has no DTD");
                case XMLStreamConstants.START_ELEMENT -> {
                    value.setLength(0);
                    start(xml.getLocalName(), xml.getLocation().getLineNumber() - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> value.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(xml.getLocalName(), value.toString().strip());
                    value.setLength(0);
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
    }

    private void start(String element, int line) throws XMLStreamException {
        path.push(element);
        if (path.size() > MAX_DEPTH) {
            throw new XMLStreamException("nested too deeply");
        }
        if (NAMING.contains(element)) {
            open.push(new Open(path.size(), line, element));
        }
    }

    private void end(String element, String value) {
        Open inner = open.peek();
        if (inner != null && inner.depth == path.size()) {
            found.add(open.pop());
        } else if (inner != null && inner.depth == path.size() - 1) {
            inner.values.put(element, value);
        } else if (inner == null && path.size() > 2 && "properties".equals(parent())) {
            properties.put(element, value);
        } else if (inner == null && path.size() == 2) {
            properties.put("project." + element, value);
        }
        path.pop();
    }

    private String parent() {
        var above = path.iterator();
        above.next();
        return above.next();
    }

    private List<Declared> declared() {
        List<Declared> declared = new ArrayList<>();
        for (Open each : found) {
            String artifact = each.values.get("artifactId");
            boolean plugin = "plugin".equals(each.values.get("element"));
            String group = each.values.getOrDefault("groupId", plugin ? "org.apache.maven.plugins" : "");
            if (artifact != null) {
                declared.add(new Declared(
                        String.valueOf(resolved(group)) + ":" + resolved(artifact),
                        resolved(each.values.get("version")),
                        each.line));
            }
        }
        return declared;
    }

    private @Nullable String resolved(@Nullable String text) {
        String resolved = text;
        for (int i = 0; resolved != null && i < NESTED_PROPERTIES && resolved.contains("${"); i++) {
            resolved = PROPERTY.matcher(resolved)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            properties.getOrDefault(String.valueOf(match.group(1)), match.group())));
            if (resolved.length() > 1_000) {
                return text;
            }
        }
        return resolved == null || resolved.isEmpty() ? null : resolved;
    }
}
