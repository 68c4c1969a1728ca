package com.example.parcels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** A parcel and everything that has happened to it. */
public class Parcel {

    private final String number;
    private final Address to;
    private final int grams;
    private final List<Event> events = new ArrayList<>();
    private Status status = Status.ANNOUNCED;

    public Parcel(String number, Address to, int grams) {
        if (grams <= 0) {
            throw new IllegalArgumentException("a parcel weighs something");
        }
        this.number = number;
        this.to = to;
        this.grams = grams;
    }

    public void move(Status next, Instant at) {
        if (status.isFinal()) {
            throw new IllegalStateException("parcel " + number + " is " + status + " already");
        }
        status = next;
        events.add(new Event(next, at));
    }

    public String getNumber() {
        return number;
    }

    public Address getTo() {
        return to;
    }

    public int getGrams() {
        return grams;
    }

    public Status getStatus() {
        return status;
    }

    public List<Event> getEvents() {
        return Collections.unmodifiableList(events);
    }

    /** A change of status. */
    public record Event(Status status, Instant at) {}
}
