package dev.missioncontrol.policy.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            src/**             | src/a/B.java         | true
            src/**             | src                  | false
            src/**             | source/a             | false
            **/*.java          | B.java               | true
            **/*.java          | a/b/C.java           | true
            **/*.java          | a/b/C.javax          | false
            *.java             | a/B.java             | false
            a/**/b             | a/b                  | true
            a/**/b             | a/x/y/b              | true
            a/**/b             | a/x/y/c              | false
            **/test/**         | test/A.java          | true
            **/test/**         | a/test/b/A.java      | true
            **/test/**         | a/test               | false
            **                 | anything/at/all      | true
            a?c                | abc                  | true
            a?c                | a/c                  | false
            a*b*c              | aXbYbZc              | true
            a*b*c              | aXbYbZ               | false
            [a-c]x             | bx                   | true
            [!a-c]x            | bx                   | false
            []x]               | ]                    | true
            {a,b/c}/d          | b/c/d                | true
            x{,.bak}           | x                    | true
            x{1,{2,3}}         | x3                   | true
            \\*                | *                    | true
            \\*                | a                    | false
            Src/*              | src/a                | false
            org.example:*      | org.example:lib      | true
            **/**/a            | x/y/a                | true
            """)
    void speaksOfTheWholeText(String pattern, String text, boolean matches) throws InvalidGlob {
        assertThat(Glob.parse(pattern.replace("\\\\", "\\")).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /src      | 0 | begins with '/'
            src/      | 3 | ends with '/'
            a//b      | 2 | two slashes
            a/../b    | 2 | segment '..'
            a**       | 1 | must stand alone
            a[bc      | 1 | never closed
            a{b,c     | 1 | never closed
            ab}       | 2 | closes nothing
            [z-a]     | 0 | backwards
            a\\       | 1 | Nothing follows
            ""        | 0 | empty
            """)
    void refusesWhatIsNoPatternAndSaysWhere(String pattern, int offset, String message) {
        var refused = catchThrowableOfType(InvalidGlob.class, () -> Glob.parse(pattern.replace("\\\\", "\\")));

        assertThat(refused.offset()).isEqualTo(offset);
        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.remedy()).isNotBlank();
    }

    @Test
    void refusesBracesThatStandForTooManyPatterns() {
        var refused =
                catchThrowableOfType(InvalidGlob.class, () -> Glob.parse("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"));

        assertThat(refused).hasMessageContaining("more than 64");
    }

    @Test
    void matchesHostilePatternsQuickly() throws InvalidGlob {
        Glob glob = Glob.parse("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b/" + "**/x/".repeat(20) + "y");

        assertThat(glob.matches("a".repeat(4_000) + "/x".repeat(2_000))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.github.com/**   | https://api.github.com/repos/a          | true
            https://api.github.com/**   | https://API.github.com:443/repos        | true
            https://api.github.com/**   | http://api.github.com/repos             | false
            https://api.github.com/**   | https://api.github.com.evil.org/repos   | false
            https://api.github.com/**   | https://api.github.com@evil.org/repos   | false
            https://*.github.com/**     | https://evil.org/x.github.com/          | false
            https://*.github.com/**     | https://evil.org?x.github.com/          | false
            https://*.github.com/**     | https://api.github.com/a                | true
            https://*.github.com/**     | https://a.b.github.com/a                | false
            https://a.org/repos/**      | https://a.org/repos/../admin            | false
            https://a.org/repos/**      | https://a.org/repos/%2e%2e/admin        | false
            https://a.org/repos/**      | https://a.org/repos/x?y=../z            | true
            https://a.org:8443/**       | https://a.org/x                         | false
            https://a.org/**            | not a url                               | false
            """)
    void comparesEndpointsPartByPart(String pattern, String url, boolean matches) throws InvalidGlob {
        assertThat(EndpointPattern.parse(pattern).matches(url)).isEqualTo(matches);
    }
}
