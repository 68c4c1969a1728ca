package dev.missioncontrol.policy.secret;

import java.util.HashMap;
import java.util.Map;

/** How little of a text can be guessed from its letters' frequencies (Shannon, 1948). */
final class Entropy {

    private Entropy() {}

    /** Returns the bits per character of a part of a text. */
    static double of(String text, int start, int end) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = start; i < end; i++) {
            counts.merge(text.charAt(i), 1, Integer::sum);
        }
        double length = end - start;
        double bits = 0;
        for (int count : counts.values()) {
            double share = count / length;
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
