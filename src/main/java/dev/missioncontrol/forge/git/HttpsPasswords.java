package dev.missioncontrol.forge.git;

import dev.missioncontrol.ledger.SecretValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.springframework.stereotype.Component;

/** Tells the redactor the passwords of Git hosts. The files are read again after a while, as they may be replaced. */
@Component
class HttpsPasswords implements SecretValues {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final ForgeSettings settings;
    private final Clock clock;
    private volatile Read read = new Read(Instant.MIN, Map.of());

    private record Read(Instant at, Map<String, String> byName) {}

    HttpsPasswords(ForgeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Map<String, String> byName() {
        Instant now = clock.instant();
        Read last = read;
        if (last.at().plus(KEPT).isBefore(now)) {
            last = new Read(now, readNow(last.byName()));
            read = last;
        }
        return last.byName();
    }

    /** What cannot be read now keeps the value that it had: it may still stand in what is recorded. */
    private Map<String, String> readNow(Map<String, String> before) {
        Map<String, String> passwords = new LinkedHashMap<>(before);
        for (ForgeSettings.Credentials each : settings.https().credentials()) {
            String name = "GIT_" + each.host().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            try {
                passwords.put(name, new String(HttpsCredentials.password(each, new URIish())));
            } catch (UnsupportedCredentialItem unreadable) {
                // Nothing may be logged here, for each line of the log asks for these. Who signs in there says so.
            }
        }
        return Map.copyOf(passwords);
    }
}
