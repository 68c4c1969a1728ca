package com.example.parcels.store;

import com.example.parcels.Parcel;
import com.example.parcels.Status;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Takes parcels in and sends them on. */
public class Depot {

    private final ParcelMgr parcels;
    private final Clock clock;

    public Depot(ParcelMgr parcels, Clock clock) {
        this.parcels = parcels;
        this.clock = clock;
    }

    public void takeIn(Parcel parcel) {
        parcels.add(parcel);
        parcel.move(Status.UNDERWAY, clock.instant());
    }

    public void deliver(String number) {
        Parcel parcel = parcels.find(number).orElseThrow(() -> new IllegalArgumentException("no parcel " + number));
        parcel.move(Status.DELIVERED, clock.instant());
    }
}
