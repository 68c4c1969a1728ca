package dev.missioncontrol.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 0/000",
        "0, 999, 256, 0/999",
        "0, 1000, 256, 0/x001/000",
        "1, 1234067, 256, 1/x001/x234/067",
        "2, 5, 17, 2/005.p/17",
        "63, 0, 1, 63/000.p/1"
    })
    void isWrittenAndReadAsThePathOfTheSpecification(int level, long number, int width, String path) {
        assertThat(new Tile(level, number, width).path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(new Tile(level, number, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "00/000",
                "64/000",
                "-1/000",
                "0/0",
                "0/0000",
                "0/x000/001",
                "0/001/002",
                "0/x001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "0/000.p/-1",
                "a/000",
                "0/abc",
                "0/x999/x999/x999/x999/x999/x999/999",
                "0/../000"
            })
    void refusesEveryOtherPath(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.parse(path));
    }

    @Test
    void startsAtAMultipleOf256() {
        assertThat(new Tile(0, 3, 7).start()).isEqualTo(768);
    }
}
