package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.List;

/** Writes {@code a{b,c}} out as {@code ab} and {@code ac}. */
final class Braces {

    /** How many patterns one may become. */
    static final int MAX_ALTERNATIVES = 64;

    private static final int MAX_DEPTH = 4;

    private final String pattern;

    private Braces(String pattern) {
        this.pattern = pattern;
    }

    static List<String> expand(String pattern) throws InvalidGlob {
        if (pattern.indexOf('{') < 0 && pattern.indexOf('}') < 0) {
            return List.of(pattern);
        }
        return new Braces(pattern).expand(0, pattern.length(), 0);
    }

    private List<String> expand(int from, int to, int depth) throws InvalidGlob {
        List<StringBuilder> soFar = new ArrayList<>(List.of(new StringBuilder()));
        int at = from;
        while (at < to) {
            char character = pattern.charAt(at);
            if (character == '{') {
                int close = close(at, to, depth);
                soFar = times(soFar, alternatives(at, close, depth + 1), at);
                at = close + 1;
            } else if (character == '}') {
                throw new InvalidGlob(at, "The '}' closes nothing", "Write '\\}' for the character.");
            } else {
                int end = end(at, to);
                for (var each : soFar) {
                    each.append(pattern, at, end);
                }
                at = end;
            }
        }
        return soFar.stream().map(StringBuilder::toString).toList();
    }

    /** Returns where the next character begins: an escaped one and a range in brackets count as one. */
    private int end(int at, int to) {
        if (pattern.charAt(at) == '\\') {
            return Math.min(at + 2, to);
        }
        if (pattern.charAt(at) == '[') {
            int close = pattern.indexOf(']', at + 2);
            return close < 0 || close >= to ? at + 1 : close + 1;
        }
        return at + 1;
    }

    private int close(int open, int to, int depth) throws InvalidGlob {
        if (depth >= MAX_DEPTH) {
            throw new InvalidGlob(
                    open, "Braces are nested more than " + MAX_DEPTH + " deep", "Write several patterns instead.");
        }
        int level = 0;
        for (int at = open; at < to; at = end(at, to)) {
            if (pattern.charAt(at) == '{') {
                level++;
            } else if (pattern.charAt(at) == '}' && --level == 0) {
                return at;
            }
        }
        throw new InvalidGlob(open, "The '{' is never closed", "Close it with '}', or write '\\{' for the character.");
    }

    private List<String> alternatives(int open, int close, int depth) throws InvalidGlob {
        List<String> found = new ArrayList<>();
        int level = 0;
        int from = open + 1;
        for (int at = open + 1; at < close; at = end(at, close)) {
            char character = pattern.charAt(at);
            level += character == '{' ? 1 : character == '}' ? -1 : 0;
            if (character == ',' && level == 0) {
                found.addAll(expand(from, at, depth));
                from = at + 1;
            }
        }
        found.addAll(expand(from, close, depth));
        return found;
    }

    private static List<StringBuilder> times(List<StringBuilder> left, List<String> right, int at) throws InvalidGlob {
        if (left.size() * right.size() > MAX_ALTERNATIVES) {
            throw new InvalidGlob(
                    at,
                    "The braces stand for more than " + MAX_ALTERNATIVES + " patterns",
                    "Write several shorter patterns.");
        }
        List<StringBuilder> all = new ArrayList<>();
        for (var before : left) {
            for (var after : right) {
                all.add(new StringBuilder(before).append(after));
            }
        }
        return all;
    }
}
