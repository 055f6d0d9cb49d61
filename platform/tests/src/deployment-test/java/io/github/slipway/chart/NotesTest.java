package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotesTest {

    static List<String> examples() {
        return Chart.examples();
    }

    @Test
    void sayHowToReachEverything() {
        assertThat(Chart.ofDefaults().notes()).contains(
                "demo-slipway is installed with the image slipway:1.2.3.",
                "port-forward svc/demo-slipway 8080:8080",
                "curl http://localhost:8080/healthcheck",
                "port-forward svc/demo-slipway-prometheus 9090:9090",
                "port-forward svc/demo-slipway-grafana 3000:3000",
                "get secret demo-slipway-grafana -o go-template='{{index .data \"admin-password\" | base64decode}}'",
                "exec deploy/demo-slipway-syslog",
                "exec -it demo-slipway-postgres-0 -- psql -d slipway\n",
                "helm -n there test demo",
                "Alerts notify no one: set alertmanager.enabled=true");
        assertThat(Chart.of("everything-values.yaml").notes()).contains("port-forward svc/demo-slipway-alertmanager 9093:9093",
                "From outside the cluster, the API is on https://slipway.example.com.",
                "From outside the cluster, the gateway serves the API on slipway.example.com.")
                .doesNotContain("Alerts notify no one");
        assertThat(Chart.ofDefaults().set("alertmanager.enabled", true).notes())
                .contains("Alerts notify no one: set alertmanager.receiver.");
    }

    @Test
    void doNotSpeakOfWhatIsOff() {
        assertThat(Chart.of("least-values.yaml").notes()).contains("port-forward svc/demo-slipway 8080:8080")
                .doesNotContain("prometheus", "grafana", "syslog", "networkPolicy");
    }

    @Test
    void warnOfRoutesThatPoliciesClose() {
        Chart routed = Chart.ofDefaults().set("ingress.enabled", true).set("ingress.host", "slipway.example.com");

        assertThat(routed.notes()).contains("THE NETWORK POLICIES BLOCK ALL CALLERS");
        assertThat(routed.set("networkPolicy.apiPeers[0].podSelector.matchLabels.app", "gateway").notes()).doesNotContain("BLOCK");
        assertThat(Chart.ofDefaults().set("serviceMonitor.enabled", true).notes()).contains("CANNOT SCRAPE");
        assertThat(Chart.ofDefaults().notes()).doesNotContain("BLOCK", "CANNOT");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areForTheReleasesNamespace(String example) {
        assertThat(Chart.of(example).notes().lines().map(String::strip)
                .filter(line -> line.startsWith("kubectl") || line.startsWith("helm -n")))
                .hasSizeGreaterThan(2).allMatch(line -> line.contains(" -n there "));
    }
}
