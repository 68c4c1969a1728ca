package com.example.parcels;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs every test* method of every *Test class, and writes what came of it as JUnit XML. */
public final class RunTests {

    private static final Path CLASSES = Path.of("target/classes");

    private int failures;
    private final List<String> cases = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        RunTests run = new RunTests();
        run.runAll();
        run.write(Path.of(args[0]));
        System.out.println(run.cases.size() + " tests, " + run.failures + " failed");
        System.exit(run.failures == 0 ? 0 : 1);
    }

    private void runAll() throws Exception {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(each -> each.toString().endsWith("Test.class")).sorted().toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.').replace(".class", "");
                run(Class.forName(name));
            }
        }
    }

    private void run(Class<?> type) throws ReflectiveOperationException {
        Method[] methods = type.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method each : methods) {
            if (each.getName().startsWith("test")) {
                String failure = failureOf(each, type.getDeclaredConstructor().newInstance());
                System.out.println((failure.isEmpty() ? "ok      " : "FAILED  ") + type.getName() + "." + each.getName());
                cases.add("  <testcase classname=\"" + type.getName() + "\" name=\"" + each.getName() + "\">" + failure
                        + "</testcase>\n");
            }
        }
    }

    private String failureOf(Method test, Object instance) throws IllegalAccessException {
        try {
            test.invoke(instance);
            return "";
        } catch (InvocationTargetException e) {
            failures++;
            e.getCause().printStackTrace();
            return "<failure message=\"" + escaped(String.valueOf(e.getCause())) + "\"/>";
        }
    }

    private void write(Path report) throws IOException {
        Files.writeString(
                report,
                "<testsuite name=\"parcels\" tests=\"" + cases.size() + "\" failures=\"" + failures + "\">\n"
                        + String.join("", cases) + "</testsuite>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
