package dev.missioncontrol.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A recipe to run, as the API takes it.
 *
 * @param name its name in the catalogue
 * @param options its parameters
 */
record RecipeUse(String name, Map<String, String> options) {

    private static final Pattern OPTION = Pattern.compile("([A-Za-z][A-Za-z0-9]*)=(.*)", Pattern.DOTALL);

    /** Reads {@code --recipe NAME key=value...} and leaves what comes behind that to others. */
    static final class Consumer implements IParameterConsumer {

        @Override
        @SuppressWarnings("JdkObsolete") // the interface wants a Stack
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            if (arguments.isEmpty() || arguments.peek().startsWith("-")) {
                throw new ParameterException(
                        command.commandLine(), "--recipe needs the name of a recipe (see missionctl recipes)");
            }
            String name = arguments.pop();
            Map<String, String> options = new LinkedHashMap<>();
            while (!arguments.isEmpty()) {
                Matcher matcher = OPTION.matcher(arguments.peek());
                if (!matcher.matches()) {
                    break;
                }
                if (options.put(matcher.group(1), matcher.group(2)) != null) {
                    throw new ParameterException(
                            command.commandLine(), "--recipe " + name + ": " + matcher.group(1) + " is given twice");
                }
                arguments.pop();
            }
            @Nullable List<RecipeUse> before = option.getValue();
            List<RecipeUse> uses = new ArrayList<>(before == null ? List.of() : before);
            uses.add(new RecipeUse(name, options));
            option.setValue(uses);
        }
    }
}
