package dev.missioncontrol;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features reach each other through their root packages and named interfaces only, and never in circles. */
class ModularityTests {

    @Test
    void verifiesModules() {
        ApplicationModules.of(MissionControl.class).verify();
    }
}
