package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTests {

    @Test
    void showsWhatDiffersInALongDocument() {
        String recorded = lines(0, 30_000);

        assertThat(TextDiff.of(recorded, recorded.replace("line 15000\n", "another\n")))
                .contains("-line 15000", "+another");
    }

    @Test
    void doesNotCompareLongDocumentsThatHaveNothingInCommon() {
        assertThat(TextDiff.of(lines(0, 15_000), lines(50_000, 65_000)))
                .containsExactly("(too long to be compared line by line: 15000 and 15000 lines)");
    }

    @Test
    void likenessIsThePartOfTheLinesThatBothHave() {
        var sketch = new RequestSketch("a\nb\nc\nd");

        assertThat(sketch.likeness(new RequestSketch("d\nc\nb\na"))).isEqualTo(1000);
        assertThat(sketch.likeness(new RequestSketch("a\nb\nx\ny"))).isEqualTo(333);
        assertThat(sketch.likeness(new RequestSketch("x"))).isZero();
        assertThat(new RequestSketch("").likeness(new RequestSketch(""))).isEqualTo(1000);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i).collect(Collectors.joining("\n", "", "\n"));
    }
}
