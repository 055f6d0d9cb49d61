package io.github.slipway.chart;

import java.util.HashMap;
import java.util.Map;

/** The variables that a container is given. */
final class Environment {
    private Environment() {}

    /** Of the container of this name, in the object's pods. */
    static Map<String, String> of(KubernetesObject object, String container) {
        var variables = new HashMap<String, String>();
        object.containers().stream()
                .filter(candidate -> Part.text(candidate, "name").equals(container))
                .flatMap(found -> Part.list(found, "env").stream())
                .forEach(variable -> variables.put(Part.text(variable, "name"), Part.text(variable, "value")));
        return variables;
    }
}
