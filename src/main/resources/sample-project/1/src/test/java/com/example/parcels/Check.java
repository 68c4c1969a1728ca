package com.example.parcels;

import java.util.Objects;

/** The two assertions the tests need. */
final class Check {

    private Check() {}

    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }

    static void refused(Class<? extends Exception> type, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            equal(type, e.getClass());
            return;
        }
        throw new AssertionError("expected " + type.getSimpleName());
    }
}
