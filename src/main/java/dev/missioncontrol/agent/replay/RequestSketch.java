package dev.missioncontrol.agent.replay;

import java.util.HashSet;
import java.util.Set;

/** How like two requests are, measured by the lines that both have: cheap, and the same whatever moved within them. */
final class RequestSketch {

    private static final int MOST_LINES = 20_000;

    private final Set<Integer> lines = new HashSet<>();

    RequestSketch(String text) {
        text.lines().limit(MOST_LINES).forEach(line -> lines.add(line.hashCode()));
    }

    /** Returns which part of the lines of both, in thousandths, both have. */
    int likeness(RequestSketch other) {
        Set<Integer> fewer = lines.size() < other.lines.size() ? lines : other.lines;
        Set<Integer> more = fewer == lines ? other.lines : lines;
        long shared = fewer.stream().filter(more::contains).count();
        long all = lines.size() + other.lines.size() - shared;
        return all == 0 ? 1000 : (int) (1000 * shared / all);
    }
}
