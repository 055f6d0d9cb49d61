package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The JDK's compiler in this process, where it stays warm. It runs Micronaut's annotation processors, but not the checks of a
 * commit. It compiles all sources of a folder at once, so that its output is always complete and contains no deleted class.
 */
final class Compiler {
    private final JavaCompiler compiler;
    private final ClassLoader processors;
    private final String jars;
    private final List<String> options;

    /**
     * Loads the annotation processors.
     *
     * @param jars the class path of the compiler, processors included
     * @param release the Java version of the classes
     * @throws IOException if a jar has no address
     */
    Compiler(String jars, String release) throws IOException {
        this.jars = jars;
        compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("This Java has no compiler: the development server needs a JDK");
        }
        List<URL> urls = new ArrayList<>();
        for (String jar : jars.split(File.pathSeparator, -1)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        processors = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        options = List.of("-g", "-parameters", "-nowarn", "-implicit:none", "--release", release);
    }

    /**
     * Compiles folders of sources.
     *
     * @param sources the folders of the sources
     * @param classPath the folders of classes, which precede the jars
     * @param output the folder for the classes, which is emptied first
     * @param arguments the options for the processors
     * @return the errors as the compiler prints them, empty if there is no error
     * @throws IOException if files cannot be read or written
     */
    String compile(List<Path> sources, List<Path> classPath, Path output, List<String> arguments) throws IOException {
        Folders.delete(output);
        Files.createDirectories(output);
        List<String> all = new ArrayList<>(options);
        all.addAll(arguments);
        all.addAll(List.of("-d", output.toString(), "-classpath",
                String.join(File.pathSeparator, Stream.concat(classPath.stream().map(Path::toString), Stream.of(jars)).toList())));
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var other = new StringWriter();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(processors);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            List<Path> java = new ArrayList<>();
            for (Path folder : sources) {
                Folders.files(folder).keySet().stream().filter(file -> file.toString().endsWith(".java")).forEach(java::add);
            }
            var task = compiler.getTask(other, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(java));
            // Each run needs new processors, because a processor can be initialized only once.
            task.setProcessors(ServiceLoader.load(Processor.class, processors).stream().map(ServiceLoader.Provider::get).toList());
            return task.call() ? "" : errors(diagnostics, other);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> diagnostics, StringWriter other) {
        var text = new StringBuilder();
        diagnostics.getDiagnostics().stream().filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .forEach(found -> text.append(found).append('\n'));
        return text.isEmpty() ? other + "The compiler failed and gave no reason\n" : text.toString();
    }
}
