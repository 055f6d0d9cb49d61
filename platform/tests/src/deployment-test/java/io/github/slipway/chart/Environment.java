package io.github.slipway.chart;

import java.util.HashMap;
import java.util.Map;

/** The environment variables of containers. */
final class Environment {
    private Environment() {}

    /** Returns the variables of a container, by its name, in the pods of an object. */
    static Map<String, String> of(KubernetesObject object, String container) {
        var variables = new HashMap<String, String>();
        object.containers().stream()
                .filter(candidate -> Part.text(candidate, "name").equals(container))
                .flatMap(found -> Part.list(found, "env").stream())
                .forEach(variable -> variables.put(Part.text(variable, "name"), Part.text(variable, "value")));
        return variables;
    }
}
