package dev.missioncontrol.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTests {

    @Test
    void keepsWhatWasAskedForLastAndNoMore() {
        Recent<Integer, Integer> recent = new Recent<>(2);
        List<Integer> made = new ArrayList<>();
        for (int key : List.of(1, 2, 1, 3, 1, 2)) {
            assertThat(recent.get(key, () -> {
                        made.add(key);
                        return key * 10;
                    }))
                    .isEqualTo(key * 10);
        }

        assertThat(made).containsExactly(1, 2, 3, 2);
    }
}
