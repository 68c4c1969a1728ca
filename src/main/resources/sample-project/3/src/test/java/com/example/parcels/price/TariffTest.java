package com.example.parcels.price;

import com.example.parcels.Address;
import com.example.parcels.Parcel;
import java.math.BigDecimal;
import java.util.List;

public class TariffTest {

    private final Tariff tariff = new Tariff(List.of(
            new Tariff.Step(1000, new BigDecimal("4.50")), new Tariff.Step(5000, new BigDecimal("6.90"))));

    public void testTakesTheFirstStepThatFits() {
        expect("4.50", tariff.priceOf(parcel(1000, "DE")));
        expect("6.90", tariff.priceOf(parcel(1001, "DE")));
    }

    public void testAddsTheWayAbroad() {
        expect("11.50", tariff.priceOf(parcel(200, "FR")));
    }

    public void testRefusesWhatIsTooHeavy() {
        try {
            tariff.priceOf(parcel(6000, "DE"));
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new AssertionError("priced a parcel of 6 kg");
    }

    private static Parcel parcel(int grams, String country) {
        return new Parcel("P-1", new Address("A. Reader", "Long Street 1", "10115", country), grams);
    }

    private static void expect(String expected, BigDecimal actual) {
        if (!expected.equals(actual.toPlainString())) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
