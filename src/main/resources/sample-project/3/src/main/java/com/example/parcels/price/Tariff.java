package com.example.parcels.price;

import com.example.parcels.Parcel;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;

/** What parcels cost, by weight and distance. */
public class Tariff {

    private static final String HOME = "DE";
    private static final BigDecimal ABROAD = new BigDecimal("7.00");

    private final List<Step> steps;

    public Tariff(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    public BigDecimal priceOf(Parcel parcel) {
        BigDecimal price = steps.stream()
                .filter(step -> parcel.getGrams() <= step.maxGrams())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("too heavy: " + parcel.getGrams() + " g"))
                .price();
        return parcel.getTo().isAbroad(HOME) ? price.add(ABROAD) : price;
    }

    /** The price up to a weight. */
    public record Step(int maxGrams, BigDecimal price) {}
}
