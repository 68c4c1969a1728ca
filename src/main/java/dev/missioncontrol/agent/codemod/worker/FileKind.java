package dev.missioncontrol.agent.codemod.worker;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a recipe understands of a file: the syntax it is parsed by. */
public enum FileKind {
    /** Java source, parsed with the types that the repository's own sources give. */
    JAVA("Java"),
    /** XML, Maven POMs included. */
    XML("XML"),
    /** YAML, one or more documents. */
    YAML("YAML"),
    /** JSON. */
    JSON("JSON"),
    /** Java properties. */
    PROPERTIES("properties"),
    /** Any text, line by line, whatever its syntax. */
    TEXT("any text"),
    /** Any file by its path alone; the content is not looked at. */
    ANY("any file");

    /** Every kind: what a recipe document of unknown content may need. */
    public static final Set<FileKind> ALL = Set.of(values());

    private static final Set<String> XML_ENDINGS = Set.of("xml", "pom", "xsd", "wsdl", "xhtml", "xsl", "xslt", "tld");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** Returns the name for people. */
    public String label() {
        return label;
    }

    /** Returns the syntax that the file's name promises, {@link #TEXT} when it promises none. */
    public static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (ending.equals("java")) {
            return JAVA;
        }
        if (XML_ENDINGS.contains(ending)) {
            return XML;
        }
        return switch (ending) {
            case "yml", "yaml" -> YAML;
            case "json" -> JSON;
            case "properties" -> PROPERTIES;
            default -> TEXT;
        };
    }

    /** Returns as what a recipe for the wanted kinds sees the file, or null when it does not see it at all. */
    static @Nullable FileKind seenAs(String path, boolean hasContent, Set<FileKind> wanted) {
        FileKind natural = of(path);
        if (hasContent && wanted.contains(natural)) {
            return natural;
        }
        if (hasContent && wanted.contains(TEXT)) {
            return TEXT;
        }
        return wanted.contains(ANY) ? ANY : null;
    }

    /** Tells whether a recipe for the wanted kinds needs the content of the file. */
    public static boolean needsContent(String path, Set<FileKind> wanted) {
        return wanted.contains(TEXT) || wanted.contains(of(path));
    }
}
