package dev.missioncontrol.ledger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The values of secrets in every form that a program may have put them into: as they are, escaped in JSON (once and
 * twice), percent-encoded, and in Base64, also in the middle of longer Base64. Looking for them takes time that is linear
 * in the text.
 */
final class SecretForms {

    /** Shorter values would hide ordinary words. */
    static final int SHORTEST = 6;

    /** A line of a value of several lines, such as a key, is hidden by itself when it is as long as this. */
    private static final int SHORTEST_LINE = 16;

    private static final int BITS = 6;
    private static final String UNRESERVED = "-._~";
    private static final String COMPONENT = "-._~!'()*";
    private static final String PATH = "-._~!'()*$&+,/:;=@";

    private final List<Form> forms;

    /**
     * A text to look for.
     *
     * @param text the text
     * @param reference what takes its place
     * @param before how many characters of Base64 before it hold some of the secret's bits
     * @param after how many after it do; -1 when it is no Base64
     */
    private record Form(String text, String reference, int before, int after) {}

    private SecretForms(List<Form> forms) {
        this.forms = forms;
    }

    /** Finds the forms of secrets that are known by their names. */
    static SecretForms of(List<Map<String, String>> secrets) {
        Map<String, Form> forms = new LinkedHashMap<>();
        for (Map<String, String> byName : secrets) {
            byName.forEach((name, value) -> {
                String reference = "${{ secrets." + name + " }}";
                if (value.length() >= SHORTEST) {
                    add(forms, value, reference);
                    value.lines()
                            .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
                            .forEach(line -> add(forms, line, reference));
                }
            });
        }
        // The longest first: one secret may contain another, and one form another.
        return new SecretForms(forms.values().stream()
                .sorted(Comparator.comparingInt((Form form) -> form.text().length())
                        .reversed())
                .toList());
    }

    private static void add(Map<String, Form> forms, String value, String reference) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(value);
        for (String json : List.of(json(value, c -> false), json(value, c -> c == '/'), json(value, c -> c > '~'))) {
            texts.add(json);
            texts.add(json(json, c -> false));
        }
        texts.add(json(value, c -> "<>&='".indexOf(c) >= 0));
        for (String left : List.of(UNRESERVED, COMPONENT, PATH)) {
            texts.add(percent(value, left));
        }
        texts.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        for (String text : texts) {
            forms.putIfAbsent(text, new Form(text, reference, 0, -1));
            String other = otherCase(text);
            forms.putIfAbsent(other, new Form(other, reference, 0, -1));
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        // Read as if every byte were a character, which is how bytes that are no text are searched.
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        forms.putIfAbsent(latin, new Form(latin, reference, 0, -1));
        for (int shift = 0; shift < 3; shift++) {
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                Form form = base64(bytes, shift, encoder, reference);
                forms.putIfAbsent(form.text(), form);
            }
        }
    }

    /** What a JSON writer makes of it that also escapes some characters that it need not. */
    private static String json(String value, IntPredicate alsoEscaped) {
        StringBuilder json = new StringBuilder(value.length() + 8);
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                case '/' -> json.append(alsoEscaped.test(c) ? "\\/" : "/");
                default -> {
                    if (c < ' ' || alsoEscaped.test(c)) {
                        json.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.toString();
    }

    /** RFC 3986, section 2.1, leaving letters, digits and some more characters as they are. */
    private static String percent(String value, String left) {
        StringBuilder encoded = new StringBuilder(value.length() + 8);
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) each;
            if (c < 0x80 && (Character.isLetterOrDigit(c) || left.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    /** Returns the text with the hexadecimal digits of its escapes in the other case. */
    private static String otherCase(String text) {
        StringBuilder other = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int digits = text.charAt(i) == '%' ? 2 : text.startsWith("\\u", i) ? 5 : 0;
            for (int at = i + 1; at <= i + digits && at < text.length(); at++) {
                char c = text.charAt(at);
                if (c != 'u') {
                    other.setCharAt(at, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
                }
            }
        }
        return other.toString();
    }

    /** The characters that are the same whatever stands around the value, when it starts at a byte of three. */
    private static Form base64(byte[] value, int shift, Base64.Encoder encoder, String reference) {
        byte[] shifted = new byte[shift + value.length];
        System.arraycopy(value, 0, shifted, shift, value.length);
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        int from = (shift * Byte.SIZE + BITS - 1) / BITS;
        int to = shifted.length * Byte.SIZE / BITS;
        return new Form(
                encoded.substring(from, to),
                reference,
                shift * Byte.SIZE % BITS == 0 ? 0 : 1,
                shifted.length * Byte.SIZE % BITS == 0 ? 0 : 1);
    }

    /** Returns the text with each form replaced by the reference to its secret; the same text when it has none. */
    String hide(String text) {
        String hidden = text;
        for (Form form : forms) {
            int at = hidden.indexOf(form.text());
            if (at >= 0) {
                hidden = hide(hidden, form, at);
            }
        }
        return forms.isEmpty() || !BrokenLines.in(hidden) ? hidden : hideBroken(hidden);
    }

    /** Hides Base64 that is broken into lines. */
    private String hideBroken(String text) {
        String hidden = text;
        BrokenLines lines = BrokenLines.of(text);
        for (Form form : forms) {
            if (form.after() >= 0 && lines.joined().contains(form.text())) {
                hidden = hideBroken(hidden, lines, form);
                lines = BrokenLines.of(hidden);
            }
        }
        return hidden;
    }

    private static String hideBroken(String text, BrokenLines lines, Form form) {
        StringBuilder hidden = new StringBuilder(text);
        String joined = lines.joined();
        int length = form.text().length();
        // From the end, so that places before stay what they are.
        for (int at = joined.lastIndexOf(form.text()); at >= 0; at = joined.lastIndexOf(form.text(), at - 1 - length)) {
            int from = form.before() > 0 && at > 0 && isBase64(joined.charAt(at - 1)) ? at - 1 : at;
            int to = endOfBase64(joined, at + length, form.after());
            hidden.replace(lines.place(from), lines.place(to - 1) + 1, form.reference());
        }
        return hidden.toString();
    }

    private static String hide(String text, Form form, int first) {
        StringBuilder hidden = new StringBuilder(text.length());
        int done = 0;
        for (int at = first; at >= 0; at = text.indexOf(form.text(), done)) {
            int from = at;
            int to = at + form.text().length();
            if (form.after() >= 0) {
                from = form.before() > 0 && at > done && isBase64(text.charAt(at - 1)) ? at - 1 : at;
                to = endOfBase64(text, to, form.after());
            }
            hidden.append(text, done, from).append(form.reference());
            done = to;
        }
        return hidden.append(text, done, text.length()).toString();
    }

    private static int endOfBase64(String text, int from, int after) {
        int end = from;
        if (after > 0 && end < text.length() && isBase64(text.charAt(end))) {
            end++;
        }
        for (int padding = 0; padding < 2 && end < text.length() && text.charAt(end) == '='; padding++) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0);
    }
}
