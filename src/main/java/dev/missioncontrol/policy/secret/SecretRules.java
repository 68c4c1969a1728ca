package dev.missioncontrol.policy.secret;

import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A set of rules to recognise credentials by. Immutable; compiled once. */
public final class SecretRules {

    private static final String RESOURCE = "/policy/secret-rules.toml";
    private static final SecretRules BUILT_IN = load();

    private final List<SecretRule> rules;
    private final List<Allowlist> allowlists;
    private final Digest hash;
    private final KeywordIndex keywords;
    private final int[] ruleOfKeyword;

    private SecretRules(List<SecretRule> rules, List<Allowlist> allowlists, Digest hash) {
        this.rules = List.copyOf(rules);
        this.allowlists = List.copyOf(allowlists);
        this.hash = hash;
        List<String> words = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            for (String word : rules.get(rule).keywords()) {
                words.add(word);
                owners.add(rule);
            }
        }
        this.keywords = new KeywordIndex(words);
        this.ruleOfKeyword = owners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns our own rules. */
    public static SecretRules builtIn() {
        return BUILT_IN;
    }

    /**
     * Returns these rules and those of an admin's gitleaks document. One of its rules with the id of one of these takes
     * its place; its {@code extend.disabledRules} leave these out.
     *
     * @throws dev.missioncontrol.shared.Refusal INVALID naming each rule that is wrong, and what is wrong with it
     */
    public SecretRules and(String toml) {
        GitleaksDocument document = GitleaksDocument.parse(toml);
        Map<String, SecretRule> all = new LinkedHashMap<>();
        rules.forEach(rule -> all.put(rule.id(), rule));
        all.keySet().removeAll(document.disabled());
        document.rules().forEach(rule -> all.put(rule.id(), rule));
        document.targeted().forEach((id, more) -> all.computeIfPresent(id, (_, rule) -> rule.with(more)));
        List<Allowlist> lists = new ArrayList<>(allowlists);
        lists.addAll(document.allowlists());
        return new SecretRules(List.copyOf(all.values()), lists, hashWith(hash, toml));
    }

    /** Returns the hash that our own rules have together with an admin's, without compiling those. */
    static Digest hash(String toml) {
        return hashWith(BUILT_IN.hash, toml);
    }

    private static Digest hashWith(Digest hash, String toml) {
        return Digest.of(hash + "\n" + toml);
    }

    /** Returns a digest that changes whenever anything may be recognised differently. */
    public Digest hash() {
        return hash;
    }

    /** Returns the ids of the rules, in their order. */
    public List<String> ids() {
        return rules.stream().map(SecretRule::id).toList();
    }

    /** Returns whether any allowlist, whichever rule it is for, says of a text that it is no secret. */
    boolean isExcused(String text) {
        return Stream.concat(allowlists.stream(), rules.stream().flatMap(rule -> rule.allowlists().stream()))
                .anyMatch(list -> list.excusesContent(text, text, text));
    }

    List<SecretRule> rules() {
        return rules;
    }

    List<Allowlist> allowlists() {
        return allowlists;
    }

    KeywordIndex keywords() {
        return keywords;
    }

    int ruleOfKeyword(int keyword) {
        return ruleOfKeyword[keyword];
    }

    private static SecretRules load() {
        try (InputStream in = SecretRules.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            String toml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            GitleaksDocument document = GitleaksDocument.parse(toml);
            return new SecretRules(document.rules(), document.allowlists(), Digest.of(toml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
