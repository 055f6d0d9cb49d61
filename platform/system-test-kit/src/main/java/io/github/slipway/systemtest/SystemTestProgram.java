package io.github.slipway.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/** Runs the tests without Maven. */
public final class SystemTestProgram {
    /** The folder for reports, if it is mounted. */
    private static final Path REPORTS = Path.of("/reports");
    private static final String REPORTS_OPTION = "--reports-dir";
    /** The default package, which includes all packages in folders of the class path: those of the service's tests. */
    private static final String SERVICE = "";
    /** The package of the kit's tests, which may be in a jar. */
    private static final String KIT = SystemTestProgram.class.getPackageName();

    private SystemTestProgram() {}

    /**
     * Runs all tests and prints the result of each. The exit code is 0 if all succeed.
     *
     * @param args options of JUnit's console launcher: {@code --include-classname=.*PagingTest} runs one class
     */
    public static void main(String[] args) {
        // Without a locale, as in a container, Java writes only ASCII.
        System.setOut(new PrintStream(System.out, true, UTF_8));
        System.setErr(new PrintStream(System.err, true, UTF_8));
        try {
            List<String> options = options(args);
            Connection.get();
            ToolProvider junit = ToolProvider.findFirst("junit").orElseThrow();
            System.exit(junit.run(System.out, System.err, options.toArray(String[]::new)) == 0 ? 0 : 1);
        } catch (CannotTestException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<String> options(String[] args) {
        List<String> options = new ArrayList<>(List.of("execute", "--disable-banner", "--disable-ansi-colors", "--details=tree",
                "--fail-if-no-tests", "--select-package=" + SERVICE, "--select-package=" + KIT));
        if (Arrays.stream(args).noneMatch(arg -> arg.startsWith(REPORTS_OPTION))) {
            if (Files.isWritable(REPORTS)) {
                options.add(REPORTS_OPTION + "=" + REPORTS);
            } else if (Files.exists(REPORTS)) {
                throw new CannotTestException(REPORTS + " must be a folder that user " + System.getProperty("user.name") + " can write to");
            }
        }
        options.addAll(List.of(args));
        return options;
    }
}
