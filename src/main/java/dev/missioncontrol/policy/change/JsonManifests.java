package dev.missioncontrol.policy.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the manifests and lock files that are JSON. */
final class JsonManifests {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> NPM = Set.of(
            "dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "overrides", "resolutions");
    private static final Set<String> COMPOSER = Set.of("require", "require-dev");
    private static final String MODULES = "node_modules/";

    /** Takes a value and the names of the members that lead to it, outermost first. */
    @FunctionalInterface
    private interface Leaf {
        void at(List<String> names, String value, int line);
    }

    private JsonManifests() {}

    /** Reads package.json (docs.npmjs.com/cli/configuring-npm/package-json). */
    static List<Declared> npm(String text) {
        return sections(text, NPM);
    }

    /** Reads composer.json (getcomposer.org/doc/04-schema.md). */
    static List<Declared> composer(String text) {
        return sections(text, COMPOSER);
    }

    /** Reads package-lock.json of all versions (docs.npmjs.com/cli/configuring-npm/package-lock-json). */
    static List<Declared> npmLock(String text) {
        List<Declared> packages = new ArrayList<>();
        List<Declared> legacy = new ArrayList<>();
        leaves(text, (names, value, line) -> {
            int size = names.size();
            if (!names.getLast().equals("version")) {
                return;
            }
            String owner = size > 1 ? names.get(size - 2) : "";
            if (size == 3 && names.getFirst().equals("packages") && owner.contains(MODULES)) {
                packages.add(new Declared(owner.substring(owner.lastIndexOf(MODULES) + MODULES.length()), value, line));
            } else if (size > 2 && size % 2 == 1 && names.getFirst().equals("dependencies")) {
                legacy.add(new Declared(owner, value, line));
            }
        });
        return packages.isEmpty() ? legacy : packages;
    }

    private static List<Declared> sections(String text, Set<String> sections) {
        List<Declared> declared = new ArrayList<>();
        leaves(text, (names, value, line) -> {
            if (names.size() >= 2 && sections.contains(names.getFirst())) {
                declared.add(new Declared(String.join(">", names.subList(1, names.size())), value, line));
            }
        });
        return declared;
    }

    private static void leaves(String text, Leaf leaf) {
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            int arrays = 0;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            names.addLast("");
            while (parser.nextToken() != null) {
                switch (parser.currentToken()) {
                    case PROPERTY_NAME -> {
                        names.removeLast();
                        names.addLast(parser.currentName());
                    }
                    case START_OBJECT -> names.addLast("");
                    case END_OBJECT -> names.removeLast();
                    case START_ARRAY -> arrays++;
                    case END_ARRAY -> arrays--;
                    default -> {
                        if (arrays == 0 && parser.currentToken() == JsonToken.VALUE_STRING) {
                            leaf.at(
                                    List.copyOf(names),
                                    parser.getString(),
                                    parser.currentTokenLocation().getLineNr() - 1);
                        }
                    }
                }
            }
        }
    }
}
