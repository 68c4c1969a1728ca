package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.List;

/** One pattern without braces: the segments that a path has to have. */
final class Pattern {

    private static final int MAX_SEGMENTS = 64;

    private final Segment[] segments;

    private Pattern(List<Segment> segments) {
        this.segments = segments.toArray(Segment[]::new);
    }

    static Pattern parse(String text) throws InvalidGlob {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 ? text.length() : slash;
            Segment segment = SegmentParser.parse(checked(text.substring(from, to), from, text), from);
            boolean again = segment == Segment.ANY && !segments.isEmpty() && segments.getLast() == Segment.ANY;
            if (!again) {
                segments.add(segment);
            }
            from = to + 1;
        }
        if (segments.size() > MAX_SEGMENTS) {
            throw new InvalidGlob(
                    0, "The pattern has more than " + MAX_SEGMENTS + " segments", "Use '**' for the middle of it.");
        }
        return new Pattern(segments);
    }

    private static String checked(String segment, int from, String text) throws InvalidGlob {
        if (segment.isEmpty()) {
            if (from == 0) {
                throw new InvalidGlob(
                        0, "The pattern begins with '/'", "Leave the slash out: paths begin at the repository's root.");
            }
            if (from == text.length()) {
                throw new InvalidGlob(
                        from - 1, "The pattern ends with '/'", "Write '" + text + "**' for all files below.");
            }
            throw new InvalidGlob(from, "The pattern has two slashes in a row", "Leave one of them out.");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw new InvalidGlob(
                    from, "The pattern has a segment '" + segment + "'", "Write the path as git does, without it.");
        }
        return segment;
    }

    /** Returns a text that probably matches. */
    String example() {
        return java.util.Arrays.stream(segments)
                .map(Segment::example)
                .collect(java.util.stream.Collectors.joining("/"));
    }

    int size() {
        return segments.length;
    }

    Segment segment(int index) {
        return segments[index];
    }

    /** Returns whether the path matches; {@code **} at the end stands for at least one segment, elsewhere for none too. */
    boolean matches(Segments path) {
        return matches(path, 0);
    }

    /** The same, when the first segments of both are known to match. */
    boolean matches(Segments path, int known) {
        int segment = known;
        int part = known;
        int any = -1;
        int anyPart = 0;
        while (part < path.count()) {
            if (segment < segments.length && segments[segment] == Segment.ANY) {
                if (segment == segments.length - 1) {
                    return true;
                }
                any = segment++;
                anyPart = part;
            } else if (segment < segments.length && segments[segment].matches(path.part(part))) {
                segment++;
                part++;
            } else if (any >= 0) {
                segment = any + 1;
                part = ++anyPart;
            } else {
                return false;
            }
        }
        return segment == segments.length;
    }
}
