package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The names and units of the meters. Amounts are stored in whole numbers of the smallest unit: milliseconds of work,
 * thousandths of a US dollar, tokens, calls and attempts.
 */
public final class MeterUnits {

    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000_000L);

    private MeterUnits() {}

    /** Returns the meter's name for people, as in "the tool calls of this run". */
    public static String label(Meter meter) {
        return switch (meter) {
            case MINUTES -> "minutes at work";
            case TOKENS -> "model tokens";
            case COST_MILLIS -> "model cost";
            case TOOL_CALLS -> "tool calls";
            case PR_ATTEMPTS -> "pull requests";
        };
    }

    /** Returns the meter's name in the API. */
    public static String apiName(Meter meter) {
        return switch (meter) {
            case MINUTES -> "minutes";
            case TOKENS -> "tokens";
            case COST_MILLIS -> "cost";
            case TOOL_CALLS -> "toolCalls";
            case PR_ATTEMPTS -> "prAttempts";
        };
    }

    /**
     * Finds a meter by its name in the API.
     *
     * @throws Refusal INVALID when there is none
     */
    public static Meter meter(String field, String apiName) {
        return Arrays.stream(Meter.values())
                .filter(meter -> apiName(meter).equals(apiName))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        field,
                        "There is no budget '" + apiName + "'.",
                        "Take one of: "
                                + Arrays.stream(Meter.values())
                                        .map(MeterUnits::apiName)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** Returns an amount in the unit of {@link Meter} as it is stored. */
    public static long stored(Meter meter, long amount) {
        return meter == Meter.MINUTES ? Math.multiplyExact(amount, MILLIS_PER_MINUTE) : amount;
    }

    /** Names the unit in which amounts are stored. */
    static String storedUnit(Meter meter) {
        return switch (meter) {
            case MINUTES -> "ms";
            case COST_MILLIS -> "0.001 USD";
            default -> "1";
        };
    }

    /** Returns a stored amount as the API says it: minutes and US dollars with decimals, the others whole. */
    public static BigDecimal number(Meter meter, long stored) {
        return switch (meter) {
            case MINUTES ->
                plain(BigDecimal.valueOf(stored)
                        .divide(BigDecimal.valueOf(MILLIS_PER_MINUTE), 2, RoundingMode.HALF_UP));
            case COST_MILLIS -> plain(BigDecimal.valueOf(stored, 3));
            default -> BigDecimal.valueOf(stored);
        };
    }

    /** Returns a stored amount for people: {@code 1.5 min}, {@code $2.50}, {@code 1,200}. */
    public static String text(Meter meter, long stored) {
        return switch (meter) {
            case MINUTES -> String.format(Locale.ROOT, "%,.1f min", stored / (double) MILLIS_PER_MINUTE);
            case COST_MILLIS -> String.format(Locale.ROOT, stored % 10 == 0 ? "$%,.2f" : "$%,.3f", stored / 1000.0);
            default -> String.format(Locale.ROOT, "%,d", stored);
        };
    }

    /**
     * Reads an amount that a person gave: whole minutes, tokens, calls and attempts, and US dollars with up to three
     * decimals.
     *
     * @return the amount in the unit of {@link Meter}
     * @throws Refusal INVALID when it is negative, too fine or too large
     */
    public static long given(String field, Meter meter, BigDecimal amount) {
        BigDecimal units = meter == Meter.COST_MILLIS ? amount.movePointRight(3) : amount;
        if (amount.signum() < 0 || units.compareTo(MAX) > 0) {
            throw Refusal.invalid(
                    field,
                    "A budget of " + amount.toPlainString() + " makes no sense.",
                    "Give a number from 0 to " + MAX.toPlainString() + ".");
        }
        if (units.stripTrailingZeros().scale() > 0) {
            throw Refusal.invalid(
                    field,
                    amount.toPlainString() + " is too fine.",
                    meter == Meter.COST_MILLIS ? "Give US dollars with up to three decimals." : "Give a whole number.");
        }
        return units.longValueExact();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
