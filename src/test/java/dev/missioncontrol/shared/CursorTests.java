package dev.missioncontrol.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTests {

    @Test
    void readsItsOwnText() {
        Instant at = Instant.parse("2026-01-01T00:00:00.000001Z");

        Cursor cursor = Cursor.parse(Cursor.after(at, "ünïcode, with commas").toString(), 2);

        assertThat(cursor).isEqualTo(new Cursor(List.of(at.toString(), "ünïcode, with commas")));
    }

    @Test
    void beginsWithoutOne() {
        assertThat(Cursor.parse(null, 2)).isNull();
    }

    @Test
    void refusesWhatNoPageGaveOut() {
        for (String bad :
                List.of("", "%%%", "not base64 at all", Cursor.after("one").toString())) {
            assertThatThrownBy(() -> Cursor.parse(bad, 2))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("cursor"));
        }
    }

    @Test
    void limitsPages() {
        assertThat(Cursor.limit(null)).isEqualTo(Cursor.DEFAULT_LIMIT);
        assertThat(Cursor.limit(1)).isEqualTo(1);
        assertThat(Cursor.limit(Cursor.MAX_LIMIT)).isEqualTo(Cursor.MAX_LIMIT);
        for (int bad : new int[] {0, -1, Cursor.MAX_LIMIT + 1}) {
            assertThatThrownBy(() -> Cursor.limit(bad))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("limit"));
        }
    }
}
