package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Makes violations of what rules found. */
final class Findings {

    /** The worst first, then by place. */
    static final Comparator<PolicyViolation> ORDER = Comparator.comparing(PolicyViolation::level)
            .reversed()
            .thenComparing(violation -> violation.place().path())
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
