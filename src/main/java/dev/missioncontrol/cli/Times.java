package dev.missioncontrol.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Shows the API's instants (ISO 8601, UTC) as the time it was where the user is. */
final class Times {

    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Times() {}

    static String dateAndTime(String instant) {
        return format(instant, DATE_AND_TIME);
    }

    static String timeOfDay(String instant) {
        return format(instant, TIME);
    }

    private static String format(String instant, DateTimeFormatter formatter) {
        try {
            return formatter.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
