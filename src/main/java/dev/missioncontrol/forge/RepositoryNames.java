package dev.missioncontrol.forge;

import dev.missioncontrol.shared.Refusal;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The short names of repositories, as they stand in addresses and commands. */
final class RepositoryNames {

    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private RepositoryNames() {}

    /** Returns the name as given, or refuses it. */
    static String checked(String name) {
        String stripped = name.strip();
        if (!FORM.matcher(stripped).matches()) {
            throw Refusal.invalid(
                    "name",
                    "'" + abbreviated(stripped) + "' cannot be a repository's name.",
                    "Use 1 to " + LONGEST + " letters, digits, '.', '_' or '-', beginning with a letter or digit.");
        }
        return stripped;
    }

    /** Makes a name of the suggestion that is not taken yet. */
    static String free(String suggestion, Predicate<String> taken) {
        String base = suggestion
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceFirst("^[^a-z0-9]+", "");
        if (base.length() > LONGEST - 4) {
            base = base.substring(0, LONGEST - 4);
        }
        if (base.isEmpty()) {
            base = "repository";
        }
        String name = base;
        for (int i = 2; taken.test(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private static String abbreviated(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
