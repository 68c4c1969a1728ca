package dev.missioncontrol.shell.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceTests {

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItStores(Appearance appearance) {
        assertThat(Appearance.parse(appearance.name())).isEqualTo(appearance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dark", "<script>", "null"})
    void takesAnythingElseForTheSystemsChoice(String stored) {
        assertThat(Appearance.parse(stored)).isEqualTo(Appearance.SYSTEM);
    }

    @Test
    void followsTheSystemWhenNothingWasChosen() {
        assertThat(Appearance.parse(null)).isEqualTo(Appearance.SYSTEM);
    }
}
