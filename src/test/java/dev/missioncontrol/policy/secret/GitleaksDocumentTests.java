package dev.missioncontrol.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.shared.Refusal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitleaksDocumentTests {

    private static final String RULE = """
            title = "Ours"
            [[rules]]
            id = "acme"
            description = "A key of Acme."
            regex = '''acme_([a-z0-9]{8})'''
            keywords = ["ACME_"]
            """;

    private static SecretScanner with(String toml) {
        return new SecretScanner(SecretRules.builtIn().and(toml));
    }

    @Test
    void addsTheRulesOfAnAdmin() {
        SecretScanner scanner = with(RULE);

        assertThat(scanner.findings("a.txt", "key acme_ab12cd34\n"))
                .singleElement()
                .returns("acme", SecretMatch::rule)
                .returns(9, SecretMatch::start)
                .returns("A key of Acme.", SecretMatch::description);
        assertThat(scanner.rules().hash()).isNotEqualTo(SecretRules.builtIn().hash());
    }

    @Test
    void leavesOutRulesOfOursThatAreDisabled() {
        String key = new FakeSecrets(1).awsKey();

        assertThat(with("[extend]\nuseDefault = true\ndisabledRules = [\"aws-access-key-id\"]\n")
                        .findings("a.txt", key))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "paths = ['''^docs/''']|docs/a.md|true",
                "paths = ['''^docs/''']|src/a.md|false",
                "regexes = ['''^ab''']|a.md|true",
                "regexes = ['''^acme''']|a.md|false",
                "regexTarget = 'match'\\nregexes = ['''^acme''']|a.md|true",
                "regexTarget = 'line'\\nregexes = ['''# safe''']|a.md|true",
                "stopwords = ['12CD']|a.md|true",
                "condition = 'AND'\\npaths = ['''^docs/''']\\nstopwords = ['12cd']|src/a.md|false",
                "condition = 'AND'\\npaths = ['''^docs/''']\\nstopwords = ['12cd']|docs/a.md|true"
            })
    void obeysAllowlists(String allowlist, String path, boolean excused) {
        String body = allowlist.replace("\\n", "\n") + "\n";
        for (String head : new String[] {
            "[rules.allowlist]\n",
            "[[rules.allowlists]]\n",
            "[[allowlists]]\n",
            "[allowlist]\n",
            "[[allowlists]]\ntargetRules = ['acme']\n"
        }) {
            assertThat(with(RULE + head + body)
                            .findings(path, "x acme_ab12cd34 # safe\n")
                            .isEmpty())
                    .as(head)
                    .isEqualTo(excused);
        }
    }

    @Test
    void keepsHidingWhatIsExcusedByItsPathOnly() {
        SecretScanner scanner = with(RULE + "[rules.allowlist]\npaths = ['''^docs/''']\n");

        assertThat(scanner.scan("docs/a.md", "acme_ab12cd34")).singleElement().returns(true, SecretMatch::excused);
    }

    @Test
    void findsFilesByTheirPathAlone() {
        assertThat(with("[[rules]]\nid = 'p12'\npath = '''\\.p12$'''\n").findings("a/b.p12", "\u0000"))
                .singleElement()
                .returns("p12", SecretMatch::rule)
                .returns(0, SecretMatch::line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[[rules]]\\nid = 'a'\\nregex = '''(''' |Rule 'a': 'regex' is no RE2 expression: missing closing )",
                "[[rules]]\\nid = 'a'\\nregex = '''a(?!b)''' |Rule 'a': 'regex' is no RE2 expression",
                "[[rules]]\\nregex = '''a''' |Rule number 1: it has no 'id'.",
                "[[rules]]\\nid = 'a' |Rule 'a': it has neither 'regex' nor 'path'.",
                "[[rules]]\\nid = 'a'\\nregex = '''a'''\\nreggex = 1 |Rule 'a': the key 'reggex' is not known",
                "[[rules]]\\nid = 'a'\\nregex = '''a'''\\nkeywords = 'a' |Rule 'a': 'keywords' has to be an array of strings.",
                "[[rules]]\\nid = 'a'\\nregex = '''a'''\\nentropy = 'high' |Rule 'a': 'entropy' has to be a number",
                "[[rules]]\\nid = 'a'\\nregex = '''a'''\\nsecretGroup = 2 |Rule 'a': 'secretGroup' is 2, but",
                "[[rules]]\\nid = 'a'\\nregex = '''a'''\\n[[rules]]\\nid = 'a'\\nregex = '''b''' |there are two rules with this id",
                "[[rules]]\\nid = 'a'\\nregex = '''((a{100}){100}){100}''' |Rule 'a': 'regex' is too large an expression",
                "[[rules]]\\nid = 'a'\\nregex = '''a'''\\n[rules.allowlist]\\nregexTarget = 'x' |The allowlist of rule 'a': 'regexTarget'",
                "[extend]\\npath = 'x' |[extend]: the key 'path' is not known",
                "rules = 1 |'rules' has to be a table",
                "x = = |Line 1, column"
            })
    void saysWhichRuleIsWrongAndWhy(String toml, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SecretRules.builtIn().and(toml.replace("\\n", "\n")))
                .returns("toml", Refusal::field)
                .withMessageContaining(message);
    }

    @Test
    void refusesNoiseWithoutAnyOtherException() {
        Random random = new Random(11);
        String alphabet = "[]{}='\"\\\n#.,abr ulesid01\u00e9";
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder(i % 3 == 0 ? "[[rules]]\nid='a'\nregex='''" : "");
            for (int j = 0; j < 1 + random.nextInt(60); j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                SecretRules.builtIn().and(text.toString());
            } catch (Refusal refusal) {
                assertThat(refusal.getMessage()).isNotBlank();
            }
        }
    }
}
