package dev.missioncontrol.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times of one kind, in milliseconds. */
final class Samples {

    private final List<Double> millis = new ArrayList<>();

    void add(double each) {
        millis.add(each);
    }

    int count() {
        return millis.size();
    }

    double median() {
        return percentile(50);
    }

    double max() {
        return percentile(100);
    }

    /** Returns the smallest time that at least {@code percent} of a hundred do not exceed. */
    double percentile(int percent) {
        if (millis.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** Returns median, 95th percentile and maximum, for people. */
    String spread() {
        return String.format(Locale.ROOT, "p50 %.0f ms, p95 %.0f ms, max %.0f ms", median(), percentile(95), max());
    }
}
