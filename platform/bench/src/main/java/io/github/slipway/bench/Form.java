package io.github.slipway.bench;

/**
 * How much is measured.
 *
 * @param rounds how often each program is started and measured
 * @param rows of the table
 * @param first seconds of load right after a program is ready
 * @param warmUp seconds of load before the figures
 * @param windows how often each kind of request is measured in a round
 * @param window seconds of each
 * @param growth whether more rows and more callers are measured as well
 */
record Form(String name, int rounds, long rows, int first, int warmUp, int windows, int window, boolean growth) {
    /** As many as the pool of each program has connections. */
    static final int CALLERS = 8;

    static Form of(String name) {
        return switch (name) {
            case "smoke" -> new Form(name, 1, 1_000, 1, 1, 1, 1, false);
            case "short" -> new Form(name, 2, 100_000, 5, 28, 2, 4, false);
            case "full" -> new Form(name, 3, 100_000, 5, 70, 2, 10, true);
            default -> throw new Refusal("There is no form " + name + ".");
        };
    }
}
