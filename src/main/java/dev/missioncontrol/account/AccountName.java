package dev.missioncontrol.account;

import dev.missioncontrol.shared.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of account names. */
final class AccountName {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private AccountName() {}

    /** Returns the one spelling that is kept and compared: without surrounding space, in lower case. */
    static String normalised(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the normalised name of a local account to be made.
     *
     * @throws Refusal INVALID (field {@code name}) when it does not have the form
     */
    static String required(String name) {
        String normalised = normalised(name);
        if (!FORM.matcher(normalised).matches()) {
            throw Refusal.invalid(
                    "name",
                    "'" + name + "' cannot be an account name.",
                    "Use up to 64 letters a-z, digits, dots, underscores and hyphens, beginning with a letter or digit.");
        }
        return normalised;
    }
}
