package com.example.parcels.store;

import com.example.parcels.Parcel;
import com.example.parcels.Status;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps parcels by number. See http://parcels.example.com/handbook#registry */
public class ParcelMgr {

    private final Map<String, Parcel> parcels = new TreeMap<>();

    public void add(Parcel parcel) {
        if (parcels.putIfAbsent(parcel.getNumber(), parcel) != null) {
            throw new IllegalArgumentException("parcel " + parcel.getNumber() + " is known already");
        }
    }

    public Optional<Parcel> find(String number) {
        return Optional.ofNullable(parcels.get(number));
    }

    public Collection<Parcel> withStatus(Status status) {
        return parcels.values().stream().filter(parcel -> parcel.getStatus() == status).toList();
    }
}
