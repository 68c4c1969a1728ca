package dev.missioncontrol.agent.codemod.worker;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Tells whether a text is Java. OpenRewrite's parser recovers from syntax errors and would edit around them; a file
 * with one is better left alone.
 */
final class JavaSyntax {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ENGLISH, null);

    /** Returns the first syntax error with its line, if there is one. */
    Optional<String> firstError(String text) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask)
                compiler.getTask(null, files, diagnostics, List.of("-proc:none"), null, List.of(new Text(text)));
        try {
            task.parse();
        } catch (IOException | RuntimeException e) {
            return Optional.of("the compiler fails on it: " + e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(diagnostic -> "line " + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ENGLISH));
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String text) {
            super(URI.create("text:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }
}
