package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.shared.CanonicalJson;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedEntryTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:30:00Z, 2026-03-01T09:30:00.000000Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999999Z",
        "1969-07-20T20:17:40.000001Z, 1969-07-20T20:17:40.000001Z",
        "0987-06-05T04:03:02.000010Z, 0987-06-05T04:03:02.000010Z",
    })
    void writesMomentsWithSixDigitsOfASecond(Instant at, String text) {
        assertThat(HashedEntry.timestamp(at)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"user:alice, workflow.created", "'user:\"é\n', x"})
    void hashesTheCanonicalFormOfItsMembers(String actor, String type) {
        HashedEntry entry = new HashedEntry(
                "5f0c1a52-6f5e-4c62-9d5f-0d9d4b1f2a3b",
                17,
                type,
                actor,
                Instant.parse("2026-03-01T09:30:00.123456Z"),
                "b".repeat(64),
                HashedEntry.NO_PREVIOUS);

        assertThat(entry.text()).isEqualTo(CanonicalJson.write(entry.members()));
    }
}
