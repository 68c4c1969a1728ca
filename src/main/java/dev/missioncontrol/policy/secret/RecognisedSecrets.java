package dev.missioncontrol.policy.secret;

import dev.missioncontrol.ledger.SecretDetector;
import dev.missioncontrol.patch.ContentSecrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Recognises secrets for those who keep or show text. In text that is in no file, generic rules are left out: they go by
 * names and would garble what people and agents say.
 */
@Component
class RecognisedSecrets implements SecretDetector, ContentSecrets {

    /** Larger contents, in bytes, are hidden as a whole rather than looked through. */
    static final int LARGEST = 8 << 20;

    private static final byte[] NOTICE =
            "[not shown: too large to be searched for secrets]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MORE = "[not shown]".getBytes(StandardCharsets.US_ASCII);

    private final SecretScanners scanners;

    RecognisedSecrets(SecretScanners scanners) {
        this.scanners = scanners;
    }

    @Override
    public String masked(String text) {
        List<SecretMatch> matches = byForm(text);
        return matches.isEmpty() ? text : Mask.of(text, matches);
    }

    @Override
    public Optional<String> find(String text) {
        return byForm(text).stream().findFirst().map(match -> inASentence(match.description()));
    }

    /** Also what an allowlist excuses by its path is hidden: it is no finding, but still none of everybody's business. */
    @Override
    public Optional<byte[]> masked(String path, byte[] content) {
        if (content.length > LARGEST) {
            return Optional.of(hidden(content));
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<SecretMatch> matches = scanners.current().scan(path, text).stream()
                .filter(match -> match.line() > 0)
                .toList();
        return matches.isEmpty()
                ? Optional.empty()
                : Optional.of(Mask.of(text, matches).getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<SecretMatch> byForm(String text) {
        return scanners.current().scan("", text).stream()
                .filter(match -> !match.generic() && match.line() > 0)
                .toList();
    }

    private static String inASentence(String description) {
        String text = description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || acronym ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    @Override
    public byte[] hidden(byte[] content) {
        var hidden = new ByteArrayOutputStream();
        hidden.writeBytes(NOTICE);
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                hidden.write('\n');
                if (i < content.length - 1) {
                    hidden.writeBytes(MORE);
                }
            }
        }
        return hidden.toByteArray();
    }
}
