package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The packs that come with the product, from the least strict to the strictest. */
public final class StarterPacks {

    /** The pack that is in force on a fresh install. */
    public static final String DEFAULT = "standard";

    private static final List<String> NAMES =
            List.of("permissive-observe", DEFAULT, "open-source-maintainer", "strict-regulated");

    private StarterPacks() {}

    /** Returns all of them. */
    public static List<StarterPack> all() {
        return NAMES.stream().map(StarterPacks::read).toList();
    }

    private static StarterPack read(String name) {
        String yaml = resource("/policy/" + name + ".yml");
        PolicyPack pack = PackParser.parse(yaml, Scope.ORG).pack();
        if (pack == null) {
            throw new IllegalStateException("the starter pack " + name + " is broken");
        }
        return new StarterPack(name, pack.description(), yaml);
    }

    static String resource(String name) {
        try (InputStream in = StarterPacks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
