package dev.missioncontrol.policy.secret;

import java.util.ArrayDeque;
import java.util.Deque;

/** How often counted repetitions, one in the other, multiply what they repeat: RE2 writes each one out. */
final class Repetitions {

    private Repetitions() {}

    /** Returns the largest product of counts that any part of the expression stands under. */
    static long most(String regex) {
        Deque<Long> open = new ArrayDeque<>();
        long inside = 1;
        long last = 1;
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
                last = 1;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                last = 1;
            } else if (c == '(') {
                open.push(inside);
                inside = 1;
            } else if (c == ')') {
                last = inside;
                inside = open.isEmpty() ? 1 : Math.max(open.pop(), last);
            } else if (c == '{') {
                last = Math.min(last * count(regex, i), Integer.MAX_VALUE);
                inside = Math.max(inside, last);
            } else if (c != '}' && c != ',' && !Character.isDigit(c)) {
                last = 1;
            }
        }
        return inside;
    }

    /** Returns the larger number of {@code {n}}, {@code {n,}} or {@code {n,m}}; 1 when it is none of them. */
    private static long count(String regex, int brace) {
        int end = regex.indexOf('}', brace);
        if (end < 0 || end - brace > 12) {
            return 1;
        }
        long most = 1;
        for (String number : regex.substring(brace + 1, end).split(",", -1)) {
            if (number.matches("[0-9]{1,6}")) {
                most = Math.max(most, Long.parseLong(number));
            }
        }
        return most;
    }
}
