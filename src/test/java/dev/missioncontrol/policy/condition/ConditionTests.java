package dev.missioncontrol.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTests {

    @Test
    void comparesTheFactsOfAFile() throws Exception {
        var condition = Condition.compile(
                "file.additions > 10 && file.path.startsWith('src/') && 'ci' in file.kinds"
                        + " && now > timestamp('2026-01-01T00:00:00Z')",
                Vocabulary.FILE);
        Map<String, Object> file = Map.of(
                "file.additions",
                11L,
                "file.path",
                "src/a",
                "file.kinds",
                List.of("ci"),
                "now",
                Instant.parse("2026-06-01T00:00:00Z"));

        assertThat(condition.holds(file::get)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            file.pth == 'x'          | 1  | 'file.pth' is not known here       | 'file.path'
            file.additions > 'a'     | 16 | no matching overload               | one type
            file.additions           | 5  | expected type 'bool'               | true or false
            true &&                  | 8  | mismatched input                   | Correct
            tool.name == 'x'         | 1  | 'tool.name' is not known here      | Known here
            startWith(file.path)     | 10 | undeclared reference to 'startWith'| startsWith
            """)
    void saysWhereAConditionIsWrong(String text, int column, String message, String remedy) {
        var refused = catchThrowableOfType(InvalidCondition.class, () -> Condition.compile(text, Vocabulary.FILE));

        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.line()).isEqualTo(1);
        assertThat(refused.column()).isEqualTo(column);
        assertThat(refused.remedy()).contains(remedy);
    }

    @Test
    void failsWhereAnArgumentIsMissing() throws Exception {
        var condition = Condition.compile("tool.arguments.path == 'x'", Vocabulary.TOOL);

        var failure = catchThrowableOfType(
                ConditionFailure.class, () -> condition.holds(name -> name.equals("tool.arguments") ? Map.of() : null));

        assertThat(failure).hasMessageContaining("'path'");
        assertThat(failure.offset()).isEqualTo(14);
    }

    @Test
    void stopsALoopThatNeverEnds() throws Exception {
        String list = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22]";
        var condition = Condition.compile(
                list + ".all(a, " + list + ".all(b, " + list + ".all(c, a + b + c > 0)))", Vocabulary.ANY);

        var failure = catchThrowableOfType(ConditionFailure.class, () -> condition.holds(name -> null));

        assertThat(failure).hasMessageContaining("budget exceeded");
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableHasAMeaning(Vocabulary vocabulary) throws Exception {
        for (Variable variable : vocabulary.variables()) {
            assertThat(variable.meaning()).isNotBlank();
            assertThat(variable.typeName()).matches("string|int|bool|timestamp|list|map");
            assertThat(Condition.compile(variable.name() + " == " + variable.name(), vocabulary))
                    .isNotNull();
        }
    }
}
