package com.example.parcels;

/** Where a parcel goes. */
public record Address(String name, String street, String postcode, String country) {

    public Address {
        if (postcode.isBlank()) {
            throw new IllegalArgumentException("an address needs a postcode");
        }
    }

    public boolean isAbroad(String home) {
        return !country.equals(home);
    }
}
