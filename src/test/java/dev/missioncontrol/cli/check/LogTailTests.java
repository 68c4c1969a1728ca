package dev.missioncontrol.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTailTests {

    @Test
    void keepsAllThatFits() {
        LogTail log = new LogTail(8);
        write(log, "abc");
        write(log, "defgh");

        assertThat(log.text()).isEqualTo("abcdefgh");
    }

    @Test
    void keepsTheEndAndSaysHowMuchIsLeftOut() {
        LogTail log = new LogTail(8);
        write(log, "abcdef");
        write(log, "ghijk");

        assertThat(log.text()).isEqualTo("[the first 3 bytes are left out]\ndefghijk");
    }

    @Test
    void keepsTheEndOfAWriteLargerThanItself() {
        LogTail log = new LogTail(4);
        write(log, "ab");
        write(log, "0123456789");

        assertThat(log.text()).isEqualTo("[the first 8 bytes are left out]\n6789");
    }

    private static void write(LogTail log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.write(bytes, 0, bytes.length);
    }
}
