package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Makes violations of what rules found. */
final class Findings {

    /** The order of findings in one file. */
    private static final Comparator<PolicyViolation> IN_FILE = Comparator.comparing(PolicyViolation::level)
            .reversed()
            .thenComparing(violation -> violation.place().line())
            .thenComparing(violation -> violation.rule().id())
            .thenComparing(PolicyViolation::fingerprint);

    private static final int FINGERPRINT_BYTES = 16;

    private final MessageDigest digest = Digest.sha256();

    void addTo(List<PolicyViolation> violations, Ruling ruling) {
        for (Breach breach : ruling.breaches()) {
            violations.add(new PolicyViolation(
                    fingerprint(ruling, breach),
                    level(ruling),
                    ruling.ref(),
                    breach.place(),
                    breach.reason(),
                    ruling.remedy(),
                    null));
        }
    }

    /** Returns them by path, and in a file the worst first. Few paths are compared, however many findings there are. */
    static List<PolicyViolation> sorted(List<PolicyViolation> violations) {
        var byPath = new HashMap<String, List<PolicyViolation>>();
        for (PolicyViolation violation : violations) {
            byPath.computeIfAbsent(violation.place().path(), path -> new ArrayList<>())
                    .add(violation);
        }
        List<PolicyViolation> sorted = new ArrayList<>(violations.size());
        for (String path : new TreeSet<>(byPath.keySet())) {
            List<PolicyViolation> inFile = byPath.getOrDefault(path, List.of());
            inFile.sort(IN_FILE);
            sorted.addAll(inFile);
        }
        return sorted;
    }

    private static Level level(Ruling ruling) {
        if (ruling.status() == Status.ERROR) {
            return Level.BLOCK;
        }
        if (ruling.mode() == Mode.OBSERVE) {
            return Level.OBSERVED;
        }
        return ruling.status() == Status.DENY && ruling.mode() == Mode.ENFORCE ? Level.BLOCK : Level.WARN;
    }

    /** Of what was found, not where in the file or in which version of the pack. */
    private String fingerprint(Ruling ruling, Breach breach) {
        String text = ruling.ref().scope() + "\0" + ruling.ref().id() + "\0"
                + breach.place().path() + "\0" + breach.identity();
        byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    }
}
