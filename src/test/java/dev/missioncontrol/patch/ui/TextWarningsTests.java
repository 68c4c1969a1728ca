package dev.missioncontrol.patch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWarningsTests {

    private static final String HEAD = """
            diff --git a/A.java b/A.java
            index 1111111..2222222 100644
            --- a/A.java
            +++ b/A.java
            @@ -1,2 +1,2 @@
             class A {
            """;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    202E, Reordered text
                    2066, Reordered text
                    200F, Reordered text
                    200B, Invisible characters
                    FEFF, Invisible characters
                    00AD, Invisible characters
                    3164, Invisible characters
                    E0041, Invisible characters
                    001B, Control characters
                    0008, Control characters
                    FFFD, Not UTF-8
                    """)
    void warnsOfCharactersThatHideWhatALineDoes(String codePoint, String warning) {
        String line = "int a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b;";
        assertThat(TextWarnings.of(HEAD + "+" + line + "\n"))
                .extracting(DiffFile.Warning::code)
                .containsExactly(warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (\u0430dmin)", "p\u0430yload()", "\u039fracle"})
    void warnsOfLettersThatLookLikeLatinOnes(String line) {
        assertThat(TextWarnings.of(HEAD + "+" + line + "\n"))
                .extracting(DiffFile.Warning::code)
                .containsExactly("Look-alike letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1;",
                "\tString s = \"caf\u00e9 \u4f60\u597d \ud83d\ude80\";",
                "// \u043f\u0440\u0438\u0432\u0435\u0442 world"
            })
    void keepsQuietAboutOrdinaryText(String line) {
        assertThat(TextWarnings.of(HEAD + "+" + line + "\n")).isEmpty();
    }

    @Test
    void looksOnlyAtAddedLines() {
        assertThat(TextWarnings.of(HEAD + "-int a\u202eb;\n int c\u202ed;\n")).isEmpty();
    }

    @Test
    void looksOnlyWithinHunks() {
        assertThat(TextWarnings.of("diff --git a/x b/x\n--- a/x\n+++ b/x\u202e\n"))
                .isEmpty();
    }

    @Test
    void saysWhenLineEndsChange() {
        assertThat(TextWarnings.of(HEAD + "-int a;\r\n+int a;\n"))
                .extracting(DiffFile.Warning::code)
                .containsExactly("Line ends changed");
        assertThat(TextWarnings.of(HEAD + "-int a;\r\n+int b;\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a; ", "int a;\t", "int a; \r"})
    void saysWhenAddedLinesEndInBlanks(String line) {
        assertThat(TextWarnings.of(HEAD + "+" + line + "\n"))
                .extracting(DiffFile.Warning::code)
                .containsExactly("Trailing blanks");
    }

    @Test
    void takesALoneCarriageReturnForAControlCharacter() {
        assertThat(TextWarnings.of(HEAD + "+safe();\r// \n"))
                .extracting(DiffFile.Warning::code)
                .contains("Control characters");
    }
}
