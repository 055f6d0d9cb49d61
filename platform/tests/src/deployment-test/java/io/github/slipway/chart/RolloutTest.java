package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** How Kubernetes spreads replicas, and how long a new replica may take to start. */
class RolloutTest {

    /** A constraint in the pod disables both default constraints of the scheduler. */
    @Test
    void replicasAreSpreadOverNodesAndZones() {
        List<Object> constraints = Part.list(Chart.ofDefaults().object("Deployment", "").podTemplate(), "spec",
                "topologySpreadConstraints");

        assertThat(constraints).extracting(constraint -> Part.text(constraint, "topologyKey"))
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(constraints).allSatisfy(constraint -> {
            assertThat(Part.text(constraint, "whenUnsatisfiable")).isEqualTo("ScheduleAnyway");
            assertThat(Part.text(constraint, "matchLabelKeys")).isEqualTo("[pod-template-hash]");
            assertThat(Part.map(constraint, "labelSelector", "matchLabels")).containsEntry("app.kubernetes.io/component", "server");
        });
    }

    /** By default, Kubernetes reports a rollout as failed after 10 minutes. */
    @Test
    void aMigrationHasATimeOfItsOwn() {
        assertThat(Chart.ofDefaults().object("Deployment", "").at("spec", "progressDeadlineSeconds")).isEqualTo(3600 + 600);
        assertThat(Chart.ofDefaults().set("migrationTimeoutSeconds", 60).object("Deployment", "").at("spec", "progressDeadlineSeconds"))
                .isEqualTo(60 + 600);
    }
}
