package com.example.parcels;

import java.time.Instant;
import java.util.HashMap;

public class ParcelTest {

    private final Parcel parcel = new Parcel("P-1", new Address("A. Reader", "Long Street 1", "10115", "DE"), 800);

    public void testRemembersWhatHappened() {
        parcel.move(Status.UNDERWAY, Instant.EPOCH);
        parcel.move(Status.DELIVERED, Instant.EPOCH.plusSeconds(60));

        Check.equal(2, parcel.getEvents().size());
        Check.equal(Status.DELIVERED, parcel.getStatus());
    }

    public void testStaysWhereItWasDelivered() {
        parcel.move(Status.DELIVERED, Instant.EPOCH);

        Check.refused(IllegalStateException.class, () -> parcel.move(Status.RETURNED, Instant.EPOCH));
    }

    public void testRefusesAnAddressWithoutPostcode() {
        Check.refused(IllegalArgumentException.class, () -> new Address("A. Reader", "Long Street 1", " ", "DE"));
    }
}
