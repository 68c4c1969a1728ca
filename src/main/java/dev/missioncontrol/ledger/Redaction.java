package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts every payload and every text document through the redactor. What could not be searched is not kept: a short
 * document takes its place that names the digest of what was withheld.
 */
@Component
class Redaction {

    private static final Logger LOG = LoggerFactory.getLogger(Redaction.class);

    private static final String WITHHELD = "Withheld: this could not be searched for secrets.";

    /** Members whose whole value is a credential, whatever it looks like. */
    private static final Pattern CREDENTIAL_NAME =
            Pattern.compile("(?:proxy-)?authorization|cookie|set-cookie|password|x-api-key", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXT = Pattern.compile("text/.*|.*[/+](?:json|xml|yaml|x-yaml|x-ndjson|javascript)");

    private final Redactor redactor;

    Redaction(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Returns a copy of the payload without secrets. */
    Map<String, @Nullable Object> of(Map<String, @Nullable Object> payload) {
        return ofAll(List.of(payload)).getFirst();
    }

    /** Returns a copy of each payload without secrets. */
    List<Map<String, @Nullable Object>> ofAll(List<Map<String, @Nullable Object>> payloads) {
        Redactor now;
        try {
            now = redactor.forNow();
        } catch (RuntimeException e) {
            now = text -> {
                throw e;
            };
        }
        List<Map<String, @Nullable Object>> redacted = new ArrayList<>();
        for (Map<String, @Nullable Object> payload : payloads) {
            redacted.add(of(payload, now));
        }
        return redacted;
    }

    private static Map<String, @Nullable Object> of(Map<String, @Nullable Object> payload, Redactor now) {
        try {
            return redactedMap(payload, now);
        } catch (RuntimeException | StackOverflowError e) {
            // Without the exception itself: its message may quote what must not be kept.
            LOG.error("A payload was withheld from the ledger: the redactor failed with {}", e.getClass());
            Map<String, @Nullable Object> withheld = new LinkedHashMap<>();
            withheld.put("summary", WITHHELD);
            withheld.put("withheldDigest", CanonicalJson.digest(payload));
            withheld.put("agentRunId", payload.get("agentRunId"));
            return withheld;
        }
    }

    /** Returns a name without secrets. */
    String of(String name) {
        try {
            return redactor.redact(name);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A name was withheld from the ledger: the redactor failed with {}", e.getClass());
            return "withheld-" + Digest.of(name).abbreviated();
        }
    }

    /**
     * Returns the document without secrets; the same array when it has none. What is no text, by its type and its
     * bytes, is withheld when it holds one.
     */
    byte[] of(byte[] content, String mediaType) {
        boolean utf8 = isUtf8(content);
        try {
            if (!utf8 && !isText(mediaType)) {
                return redactor.holdsSecret(new String(content, StandardCharsets.ISO_8859_1))
                        ? withheld(content, "It holds the value of a secret, and is no text to take it out of.")
                        : content;
            }
            Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            String text = new String(content, charset);
            String redacted = redactor.redact(text);
            return redacted.equals(text) ? content : redacted.getBytes(charset);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A document was withheld from the ledger: the redactor failed with {}", e.getClass());
            return withheld(content, WITHHELD);
        }
    }

    private static byte[] withheld(byte[] content, String why) {
        return (why + "\nSHA-256 of the original: " + Digest.of(content) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> redactedMap(Map<?, ?> map, Redactor redactor) {
        Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = (String) key;
            boolean credential = value instanceof CharSequence
                    && CREDENTIAL_NAME.matcher(name).matches();
            redacted.put(redactor.redact(name), credential ? PatternRedactor.MASK : redactedValue(value, redactor));
        });
        return redacted;
    }

    private static @Nullable Object redactedValue(@Nullable Object value, Redactor redactor) {
        return switch (value) {
            case CharSequence text -> redactor.redact(text.toString());
            case Map<?, ?> map -> redactedMap(map, redactor);
            case Iterable<?> items -> redactedList(items, redactor);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> redactedList(Iterable<?> items, Redactor redactor) {
        List<@Nullable Object> redacted = new ArrayList<>();
        items.forEach(each -> redacted.add(redactedValue(each, redactor)));
        return redacted;
    }

    private static boolean isText(String mediaType) {
        String bare = mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].trim();
        return TEXT.matcher(bare).matches();
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
