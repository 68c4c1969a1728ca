package com.example.parcels.store;

import com.example.parcels.Address;
import com.example.parcels.Parcel;
import com.example.parcels.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

public class DepotTest {

    private final ParcelMgr parcels = new ParcelMgr();
    private final Depot depot = new Depot(parcels, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    public void testDeliversWhatItTookIn() {
        depot.takeIn(parcel("P-1"));
        depot.takeIn(parcel("P-2"));
        depot.deliver("P-1");

        expect(1, parcels.withStatus(Status.DELIVERED).size());
        expect(1, parcels.withStatus(Status.UNDERWAY).size());
    }

    public void testTakesAParcelInOnce() {
        depot.takeIn(parcel("P-1"));
        try {
            depot.takeIn(parcel("P-1"));
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new AssertionError("took P-1 in twice");
    }

    private static Parcel parcel(String number) {
        return new Parcel(number, new Address("A. Reader", "Long Street 1", "10115", "DE"), 500);
    }

    private static void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
