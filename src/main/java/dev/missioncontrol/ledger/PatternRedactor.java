package dev.missioncontrol.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Replaces registered secret values, credentials in Authorization headers, passwords in URLs, and what a {@link
 * SecretDetector} recognises. All repetitions are bounded, so the time is linear in the text.
 */
@Component
class PatternRedactor implements Redactor {

    static final String MASK = "[redacted]";

    /** Shorter values would hide ordinary words. */
    private static final int SHORTEST_SECRET = 6;

    /** RFC 9110, section 11.6.2: a scheme and its credentials; also as a JSON member or a quoted option. */
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "((?:authorization|x-api-key|private-token)[\"']?[ \\t]{0,8}[:=][ \\t]{0,8}[\"']?"
                    + "(?:(?:basic|bearer|token|digest|negotiate)[ \\t]{1,8})?)([A-Za-z0-9._~+/=-]{8,4096})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEARER =
            Pattern.compile("(\\bbearer[ \\t]{1,8})([A-Za-z0-9._~+/=-]{16,4096})", Pattern.CASE_INSENSITIVE);

    /** RFC 3986, section 3.2.1: {@code user:password} before the host. */
    private static final Pattern URL_PASSWORD =
            Pattern.compile("(\\b[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\\s/@:\"'<>]{0,256}:)([^\\s/@\"'<>]{1,1024})(?=@)");

    /** A token in place of a user name, as in {@code https://TOKEN@host}. */
    private static final Pattern URL_TOKEN =
            Pattern.compile("(\\bhttps?://)([A-Za-z0-9_-]{20,1024})(?=@)", Pattern.CASE_INSENSITIVE);

    private static final List<Pattern> CREDENTIALS = List.of(AUTHORIZATION, BEARER, URL_PASSWORD, URL_TOKEN);

    private final ObjectProvider<SecretValues> secrets;
    private final ObjectProvider<SecretDetector> detectors;

    PatternRedactor(ObjectProvider<SecretValues> secrets, ObjectProvider<SecretDetector> detectors) {
        this.secrets = secrets;
        this.detectors = detectors;
    }

    @Override
    public String redact(String text) {
        String redacted = withoutSecrets(text);
        for (Pattern credential : CREDENTIALS) {
            redacted = credential.matcher(redacted).replaceAll(PatternRedactor::masked);
        }
        for (SecretDetector detector : detectors) {
            redacted = detector.masked(redacted);
        }
        return redacted;
    }

    private static String masked(java.util.regex.MatchResult match) {
        return Matcher.quoteReplacement(match.group(1) + MASK);
    }

    /** The longest first: one secret may contain another. */
    private String withoutSecrets(String text) {
        Comparator<Map.Entry<String, String>> byLength =
                Comparator.comparing(Map.Entry::getValue, Comparator.comparingInt(String::length));
        List<Map.Entry<String, String>> known = secrets.stream()
                .map(SecretValues::byName)
                .flatMap(each -> each.entrySet().stream())
                .filter(each -> each.getValue().length() >= SHORTEST_SECRET)
                .sorted(byLength.reversed())
                .toList();
        Function<String, String> reference = name -> "${{ secrets." + name + " }}";
        String redacted = text;
        for (Map.Entry<String, String> secret : known) {
            redacted = redacted.replace(secret.getValue(), reference.apply(secret.getKey()));
        }
        return redacted;
    }
}
