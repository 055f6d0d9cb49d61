package io.github.slipway.bench;

/**
 * How much is measured.
 *
 * @param rounds how often each program is started
 * @param rows of the table
 * @param training seconds of load that make a peer's cache; the service's has 20 as well
 * @param first seconds of load right after a program is ready
 * @param warmUp seconds of load before the figures
 * @param windows how often each kind of requests is measured in a round
 * @param window seconds of each
 * @param growth whether more rows and more callers are measured as well
 */
record Form(String name, int rounds, long rows, int training, int first, int warmUp, int windows, int window, boolean growth) {
    /** As many as the pool of each program has connections. */
    static final int CALLERS = 8;

    static Form of(String name) {
        return switch (name) {
            case "smoke" -> new Form(name, 1, 1_000, 1, 1, 1, 1, 1, false);
            case "short" -> new Form(name, 2, 100_000, 20, 5, 28, 3, 3, false);
            case "full" -> new Form(name, 3, 100_000, 20, 5, 45, 4, 4, true);
            default -> throw new Refusal("There is no form " + name + ".");
        };
    }
}
