package dev.missioncontrol.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTests {

    /** The examples of FIPS 180-4's test vectors. */
    @Test
    void isSha256() {
        assertThat(Digest.of("").hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Digest.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Digest.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                        .hex())
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void hashesTextAsUtf8() {
        assertThat(Digest.of("größe"))
                .isEqualTo(Digest.of(new byte[] {'g', 'r', (byte) 0xc3, (byte) 0xb6, (byte) 0xc3, (byte) 0x9f, 'e'}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "zz"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> new Digest(text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.field()).isEqualTo("digest");
            assertThat(refusal.remedy()).contains("64");
        });
    }

    @Test
    void ordersByDigitsAndAbbreviates() {
        Digest one = new Digest("0".repeat(63) + "1");
        Digest two = new Digest("0".repeat(63) + "2");
        assertThat(one).isLessThan(two);
        assertThat(two.abbreviated()).isEqualTo("000000000000");
        assertThat(two).hasToString("0".repeat(63) + "2");
    }
}
