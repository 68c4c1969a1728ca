package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The document of the commands against the commands. */
class CommandDocumentTests {

    private static final Pattern SECTION = Pattern.compile("(?ms)^### (.+?)$(.*?)(?=^##|\\z)");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\./(missionctl (?:.*\\\\\\n)*.*)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final String document = read();

    @Test
    void documentsEveryCommandWithEachOptionAndAnExample() {
        List<String> documented = SECTION.matcher(document)
                .results()
                .map(section -> section.group(1))
                .filter(title -> title.startsWith("`missionctl "))
                .toList();
        List<CommandLine> commands = Commands.all()
                .filter(command -> command.getSubcommands().isEmpty())
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(commands.stream()
                        .map(command -> "`" + command.getCommandSpec().qualifiedName() + "`")
                        .toList());
        assertThat(commands).allSatisfy(command -> {
            String name = command.getCommandSpec().qualifiedName();
            String section = section(name);
            assertThat(section).as(name).contains("\n./" + name);
            assertThat(ownOptions(command))
                    .as(name)
                    .allSatisfy(option -> assertThat(section).contains("`" + option.longestName()));
        });
    }

    @Test
    void namesNoOptionThatThereIsNot() {
        assertThat(Commands.all().filter(command -> command.getSubcommands().isEmpty()))
                .allSatisfy(command -> {
                    List<String> options = command.getCommandSpec().options().stream()
                            .flatMap(option -> Arrays.stream(option.names()))
                            .toList();
                    List<String> named = Pattern.compile("`(--[a-z-]+)")
                            .matcher(section(command.getCommandSpec().qualifiedName()))
                            .results()
                            .map(found -> found.group(1))
                            .toList();
                    assertThat(options).containsAll(named);
                });
    }

    @Test
    void showsOnlyExamplesThatWork() {
        List<String> inHelp = Commands.all()
                .flatMap(command ->
                        Arrays.stream(command.getCommandSpec().usageMessage().footer()))
                .map(String::strip)
                .toList();
        List<String> inDocument = EXAMPLE.matcher(document)
                .results()
                .map(example -> example.group(1).replace("\\\n", ""))
                .filter(example -> !example.matches("missionctl (up|test|bench)\\b.*"))
                .toList();

        assertThat(inHelp).hasSizeGreaterThan(30);
        assertThat(inDocument).hasSizeGreaterThan(22);
        assertThat(Stream.concat(inHelp.stream(), inDocument.stream()))
                .allSatisfy(example -> assertThatCode(() -> Commands.parse(words(example)))
                        .as(example)
                        .doesNotThrowAnyException());
    }

    private static Stream<OptionSpec> ownOptions(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp());
    }

    private String section(String name) {
        Matcher sections = SECTION.matcher(document);
        while (sections.find()) {
            if (sections.group(1).equals("`" + name + "`")) {
                return sections.group(2);
            }
        }
        return "";
    }

    /** Splits as a shell does, up to a redirection. */
    private static String[] words(String example) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example);
        matcher.find();
        while (matcher.find() && !List.of("<", ">", "|", "#", "&&").contains(matcher.group())) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words.toArray(String[]::new);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/cli.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
