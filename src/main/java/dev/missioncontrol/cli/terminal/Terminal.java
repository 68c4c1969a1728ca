package dev.missioncontrol.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Standard input, output and error, the environment, and the person behind them, if there is one. */
public final class Terminal {

    private final InputStream in;
    private final BufferedReader lines;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final @Nullable Console console;
    private final boolean interactive;

    private Terminal(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            @Nullable Console console,
            boolean interactive) {
        this.in = in;
        this.lines = new BufferedReader(
                new InputStreamReader(in, console == null ? StandardCharsets.UTF_8 : console.charset()));
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.console = console;
        this.interactive = interactive;
    }

    /** Returns the terminal of this process; a person is there when both standard input and output are a terminal. */
    public static Terminal ofProcess() {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new Terminal(
                System.in, System.out, System.err, System.getenv(), interactive ? console : null, interactive);
    }

    /**
     * Returns a terminal made of streams.
     *
     * @param interactive whether a person answers at the other end
     */
    public static Terminal of(
            InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {
        return new Terminal(in, out, err, environment, null, interactive);
    }

    /** Returns whether a person is there to be asked. */
    public boolean isInteractive() {
        return interactive;
    }

    /** Returns an environment variable; null when it is not set or blank. */
    public @Nullable String environment(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Returns whether colours are shown: on a terminal, unless {@code NO_COLOR} is set or the terminal is dumb. */
    public boolean hasColours() {
        return interactive && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
    }

    /** Returns text in a style, where there are colours; hidden characters are made visible. */
    public String styled(Style style, String text) {
        String visible = Visible.of(text);
        return hasColours() ? style.apply(visible) : visible;
    }

    /** Prints a line whose hidden characters, if any, come from elsewhere and are made visible. */
    public void line(String text) {
        out.println(Visible.of(text));
    }

    /** Prints a line made of {@link #styled} parts, as it is. */
    public void styledLine(String text) {
        out.println(text);
    }

    /** Prints text of several lines; hidden characters are made visible. */
    public void lines(String text) {
        text.lines().forEach(this::line);
    }

    /** Writes bytes to standard output as they are. */
    public void bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Returns standard output, for what a child process prints. */
    public PrintStream out() {
        return out;
    }

    /** Prints a line to standard error: what is about the command and not its result. */
    public void note(String text) {
        err.println(Visible.of(text));
    }

    /** Reports a failure. */
    public void report(Failure failure) {
        err.println((hasColours() ? Style.RED.apply("missionctl:") : "missionctl:") + " "
                + Visible.of(failure.getMessage()));
        String remedy = failure.remedy();
        if (remedy != null) {
            remedy.lines().forEach(line -> err.println("  " + Visible.of(line)));
        }
    }

    /** Prints where in the program something went wrong. */
    public void trace(Throwable thrown) {
        thrown.printStackTrace(err);
    }

    /** Returns the first line of standard input; null when there is none. */
    public @Nullable String readLine() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all of standard input as UTF-8. */
    public String readAll() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a line; returns the default when the answer is empty. */
    public String ask(String question, String fallback) {
        err.print(Visible.of(question) + " [" + Visible.of(fallback) + "]: ");
        err.flush();
        String answer = readLine();
        return answer == null || answer.isBlank() ? fallback : answer.strip();
    }

    /** Asks for a secret, which is not shown while it is typed; empty when there is no answer. */
    public String askSecret(String question) {
        if (console != null) {
            char[] secret = console.readPassword("%s: ", question);
            return secret == null ? "" : new String(secret);
        }
        err.print(question + ": ");
        err.flush();
        String answer = readLine();
        err.println();
        return answer == null ? "" : answer;
    }

    /** Asks a question whose answer is no unless it is yes. */
    public boolean confirm(String question) {
        err.print(Visible.of(question) + " [y/N] ");
        err.flush();
        String answer = readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
