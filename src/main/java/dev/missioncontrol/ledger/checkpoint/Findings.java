package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.checkpoint.LogReport.LogFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what does not hold; nobody reads more than a hundred. */
final class Findings {

    private static final int MOST = 100;

    private final List<LogFinding> all = new ArrayList<>();

    void add(String place, String field, String expected, String found) {
        if (all.size() < MOST) {
            all.add(new LogFinding(place, field, expected, found));
        }
    }

    void same(String place, String field, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            add(place, field, expected.toString(), found.toString());
        }
    }

    List<LogFinding> all() {
        return all;
    }
}
