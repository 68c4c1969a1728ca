package dev.missioncontrol.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A terminal for tests: what is typed is given before, what is printed is read after. */
public final class TestTerminal {

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String typed = "";
    private boolean interactive;

    /** Sets an environment variable. */
    public TestTerminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Types text, which ends up on standard input. */
    public TestTerminal typing(String text) {
        typed = text;
        return this;
    }

    /** Has a person sit there, in front of a terminal without colours. */
    public TestTerminal interactive() {
        interactive = true;
        environment.put("NO_COLOR", "1");
        return this;
    }

    /** Has a person sit there, in front of a terminal with colours. */
    public TestTerminal colourful() {
        interactive = true;
        environment.remove("NO_COLOR");
        return this;
    }

    /** Returns the terminal. */
    public Terminal terminal() {
        return Terminal.of(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                interactive);
    }

    /** Returns what was printed to standard output. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Returns what was printed to standard error. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
