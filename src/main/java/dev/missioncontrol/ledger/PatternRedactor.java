package dev.missioncontrol.ledger;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Replaces registered secret values in all their {@link SecretForms}, credentials in Authorization headers, passwords in URLs, and what a {@link
 * SecretDetector} recognises. All repetitions are bounded, so the time is linear in the text.
 */
@Component
class PatternRedactor implements Redactor {

    static final String MASK = "[redacted]";

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

    /** No text that is shorter holds a header with a credential. */
    private static final int SHORTEST_HEADER = "x-api-key:12345678".length();

    private final ObjectProvider<SecretValues> secrets;
    private final ObjectProvider<SecretDetector> detectors;

    /** Finding the forms takes longer than looking whether they are still those of the same values. */
    private volatile Known known = new Known(List.of(), SecretForms.of(List.of()));

    private record Known(List<Map<String, String>> values, SecretForms forms) {}

    PatternRedactor(ObjectProvider<SecretValues> secrets, ObjectProvider<SecretDetector> detectors) {
        this.secrets = secrets;
        this.detectors = detectors;
    }

    @Override
    public String redact(String text) {
        return forNow().redact(text);
    }

    @Override
    public boolean holdsSecret(String text) {
        return !forms(secrets.stream().map(SecretValues::byName).toList())
                .hide(text)
                .equals(text);
    }

    @Override
    public Redactor forNow() {
        SecretForms forms = forms(secrets.stream().map(SecretValues::byName).toList());
        List<SecretDetector> recognising = detectors.stream().toList();
        return text -> {
            String redacted = credentials(forms.hide(text));
            for (SecretDetector detector : recognising) {
                redacted = detector.masked(redacted);
            }
            return redacted;
        };
    }

    /** Most texts cannot hold any, which is seen sooner than each expression finds out. */
    private static String credentials(String text) {
        String redacted = text;
        if (text.length() >= SHORTEST_HEADER && (text.indexOf(':') >= 0 || text.indexOf('=') >= 0)) {
            redacted = masked(AUTHORIZATION, redacted);
        }
        if (text.length() >= SHORTEST_HEADER && (text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0)) {
            redacted = masked(BEARER, redacted);
        }
        return text.contains("://") ? masked(URL_TOKEN, masked(URL_PASSWORD, redacted)) : redacted;
    }

    private static String masked(Pattern credential, String text) {
        Matcher matcher = credential.matcher(text);
        return matcher.find() ? matcher.replaceAll(PatternRedactor::masked) : text;
    }

    private SecretForms forms(List<Map<String, String>> values) {
        Known last = known;
        if (!last.values().equals(values)) {
            last = new Known(List.copyOf(values), SecretForms.of(values));
            known = last;
        }
        return last.forms();
    }

    private static String masked(MatchResult match) {
        return Matcher.quoteReplacement(match.group(1) + MASK);
    }
}
