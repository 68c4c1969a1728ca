package com.example.parcels;

/** How far a parcel has come. */
public enum Status {
    ANNOUNCED,
    UNDERWAY,
    DELIVERED,
    RETURNED;

    public boolean isFinal() {
        return this == DELIVERED || this == RETURNED;
    }
}
