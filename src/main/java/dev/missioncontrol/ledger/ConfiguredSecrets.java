package dev.missioncontrol.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The secrets among the server's own settings. They are read once: a change takes a restart. */
@Component
class ConfiguredSecrets implements SecretValues {

    private static final List<String> SETTINGS = List.of(
            "spring.datasource.password",
            "spring.flyway.password",
            "spring.security.oauth2.client.registration.github.client-secret",
            "missioncontrol.encryption.key",
            "missioncontrol.metrics.token",
            "missioncontrol.admin.password");

    /** A password that is a plain word would take that word out of everything that is recorded. */
    private static final Pattern WORD = Pattern.compile(".{0,7}|[A-Za-z._-]{1,19}");

    private final Map<String, String> byName = new LinkedHashMap<>();

    ConfiguredSecrets(Environment environment) {
        for (String setting : SETTINGS) {
            String value = environment.getProperty(setting, "");
            if (!WORD.matcher(value).matches()) {
                byName.put(setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value);
            }
        }
    }

    @Override
    public Map<String, String> byName() {
        return byName;
    }
}
