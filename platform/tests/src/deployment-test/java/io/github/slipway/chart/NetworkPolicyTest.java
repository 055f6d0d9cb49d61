package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The connections that the policies allow between components. platform/ci/chart tests them on a real cluster. */
class NetworkPolicyTest {
    /** A connection needs an egress rule of one component and an ingress rule of the other. */
    private static final Set<String> OPEN = Set.of(
            "system-test > server:8080",
            "prometheus > server:8081",
            "prometheus > postgres:9187",
            "prometheus > alertmanager:9093",
            "server > postgres:5432",
            "backup > postgres:5432",
            "server > syslog:5514",
            "grafana > prometheus:9090");

    @Test
    void nothingIsAllowedButWhatIsNeeded() {
        List<KubernetesObject> policies = policies(Chart.ofDefaults().set("postgres.backup.enabled", true)
                .set("alertmanager.enabled", true));

        assertThat(ways(policies, "egress", "to")).isEqualTo(new TreeSet<>(OPEN));
        assertThat(ways(policies, "ingress", "from")).isEqualTo(new TreeSet<>(OPEN));
    }

    @Test
    void everyPodOfTheReleaseIsClosedInBothDirectionsButForNames() {
        KubernetesObject all = Chart.ofDefaults().object("NetworkPolicy", "");

        assertThat(Part.map(all.at("spec", "podSelector", "matchLabels")).keySet())
                .containsExactlyInAnyOrder("app.kubernetes.io/name", "app.kubernetes.io/instance");
        assertThat(all.at("spec", "policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
        assertThat(all.at("spec", "ingress")).isNull();
        assertThat(Part.list(all.at("spec", "egress"))).extracting(Object::toString)
                .containsExactly("{ports=[{port=53, protocol=UDP}, {port=53, protocol=TCP}]}");
    }

    /** A DNS cache on the node and a cloud's name server have no pods. */
    @Test
    void nameServersCanBeNarrowed() {
        KubernetesObject all = Chart.ofDefaults().set("networkPolicy.dnsPeers[0].ipBlock.cidr", "169.254.20.10/32")
                .set("networkPolicy.dnsPorts[0]", 5353).object("NetworkPolicy", "");

        assertThat(Part.list(all.at("spec", "egress"))).extracting(Object::toString).containsExactly(
                "{to=[{ipBlock={cidr=169.254.20.10/32}}], ports=[{port=5353, protocol=UDP}, {port=5353, protocol=TCP}]}");
    }

    @Test
    void nothingIsAllowedForWhatIsOff() {
        List<KubernetesObject> policies = policies(Chart.ofDefaults().set("postgres.exporter.enabled", false)
                .set("grafana.enabled", false));
        Set<String> open = Set.of("system-test > server:8080", "prometheus > server:8081", "server > postgres:5432",
                "server > syslog:5514");

        assertThat(ways(policies, "egress", "to")).isEqualTo(new TreeSet<>(open));
        assertThat(ways(policies, "ingress", "from")).containsAll(open)
                .noneMatch(way -> way.contains("9187") || way.contains("9093"));
    }

    @Test
    void peersFromValuesReachTheirPort() {
        Chart chart = Chart.of("everything-values.yaml");

        for (String way : List.of("/8080", "/8081", "-postgres/9187", "-prometheus/9090", "-grafana/3000")) {
            KubernetesObject policy = chart.object("NetworkPolicy", way.startsWith("/") ? "-server" : way.replaceFirst("/.*", ""));
            assertThat(Part.list(policy.at("spec", "ingress"))).as(way).anyMatch(rule -> rule.toString().contains("ingress}")
                    && Part.text(rule, "ports", 0, "port").equals(way.replaceFirst(".*/", "")));
        }
    }

    @Test
    void whatIsElsewhereIsReachedThereOnly() {
        KubernetesObject policy = Chart.of("external-values.yaml").object("NetworkPolicy", "-server");

        assertThat(Part.list(policy.at("spec", "egress"))).extracting(Object::toString).containsExactly(
                "{to=[{ipBlock={cidr=192.0.2.0/24}}], ports=[{port=6432}]}",
                "{to=[{ipBlock={cidr=198.51.100.0/24}}], ports=[{port=1514}]}");
    }

    @Test
    void alertsLeaveToTheirReceiversOnly() {
        KubernetesObject alertmanager = Chart.of("everything-values.yaml").object("NetworkPolicy", "-alertmanager");
        KubernetesObject prometheus = Chart.of("everything-values.yaml").object("NetworkPolicy", "-prometheus");

        assertThat(Part.list(alertmanager.at("spec", "egress"))).extracting(Object::toString)
                .containsExactly("{to=[{ipBlock={cidr=203.0.113.0/24}}], ports=[{port=443}, {port=587}]}");
        assertThat(Part.list(prometheus.at("spec", "egress"))).extracting(Object::toString).contains(
                "{to=[{namespaceSelector={matchLabels={kubernetes.io/metadata.name=ingress}}}], ports=[{port=9094}]}");
    }

    @Test
    void anotherPrometheusIsReachedOnItsPort() {
        Chart chart = Chart.of("external-values.yaml");

        assertThat(chart.object("NetworkPolicy", "-grafana").at("spec", "egress", 0, "ports", 0, "port")).isEqualTo(443);
        assertThat(chart.set("grafana.prometheusUrl", "http://prometheus:9091/x").object("NetworkPolicy", "-grafana")
                .at("spec", "egress", 0, "ports", 0, "port")).isEqualTo(9091);
    }

    @Test
    void canBeLeftToTheCluster() {
        assertThat(policies(Chart.of("least-values.yaml"))).isEmpty();
    }

    private static List<KubernetesObject> policies(Chart chart) {
        return chart.objects().stream().filter(object -> object.kind().equals("NetworkPolicy")).toList();
    }

    /** Returns "one > other:port" for each connection within the release that the rules of a direction allow. */
    private static Set<String> ways(List<KubernetesObject> policies, String direction, String peers) {
        return policies.stream().flatMap(policy -> Part.list(policy.at("spec", direction)).stream()
                .flatMap(rule -> Part.list(rule, peers).stream()
                        .flatMap(peer -> component(peer, "podSelector").map(other -> {
                            String own = component(policy.content().get("spec"), "podSelector").findFirst().orElse("all");
                            String port = ":" + Part.text(rule, "ports", 0, "port");
                            return direction.equals("egress") ? own + " > " + other + port : other + " > " + own + port;
                        }))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> component(@Nullable Object part, String selector) {
        Object component = Part.at(part, selector, "matchLabels", "app.kubernetes.io/component");
        return component == null ? Stream.empty() : Stream.of(component.toString());
    }
}
