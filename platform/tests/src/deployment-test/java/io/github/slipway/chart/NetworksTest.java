package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Repository;

/** Clusters with IPv6 or both families, and clusters whose policies compare the port of the Service. */
class NetworksTest {

    /** Each replica must be one target. So headless Services have one family, and each name has one kind of address. */
    @Test
    void prometheusFindsReplicasOfEitherFamily() {
        Map<String, Object> scraped = new Yaml().load(Part.text(Chart.ofDefaults().object("ConfigMap", "-prometheus").content(), "data",
                "scrape.yml"));

        for (String job : List.of("server", "postgres")) {
            Object configuration = Part.list(scraped, "scrape_configs").stream()
                    .filter(one -> Part.text(one, "job_name").equals(job)).findFirst().orElseThrow();
            assertThat(Part.list(configuration, "dns_sd_configs")).extracting(one -> Part.text(one, "type")).containsExactly("A", "AAAA");
        }
        for (String service : List.of("-management", "-postgres-metrics")) {
            assertThat(Chart.ofDefaults().object("Service", service).at("spec", "ipFamilyPolicy")).isEqualTo("SingleStack");
        }
    }

    @Test
    void theServiceMayHaveBothFamilies() {
        assertThat(Chart.ofDefaults().object("Service", "").at("spec", "ipFamilyPolicy")).isNull();
        assertThat(Chart.ofDefaults().set("service.ipFamilyPolicy", "PreferDualStack").object("Service", "").at("spec", "ipFamilyPolicy"))
                .isEqualTo("PreferDualStack");
        assertThat(Chart.ofDefaults().set("service.ipFamilyPolicy", "Both").refusal()).contains("/service/ipFamilyPolicy");
    }

    /** If a node's kernel has no IPv6, syslog-ng would not start with an IPv6 socket. */
    @Test
    void syslogNgListensToTheFamiliesThatThereAre() throws IOException {
        String configuration = Files.readString(Chart.FOLDER.resolve("files/syslog-ng/syslog-ng.conf"));
        Object container = Chart.ofDefaults().object("Deployment", "-syslog").containers().getFirst();

        assertThat(configuration).contains("ip-protocol(`IP_PROTOCOL`)").doesNotContain("0.0.0.0");
        assertThat(Part.text(container, "command")).contains("/proc/net/if_inet6", "IP_PROTOCOL=6", "IP_PROTOCOL=4",
                "exec /usr/sbin/syslog-ng");
    }

    /** Amazon's VPC CNI compares the port of a policy with the Service's port, other networks with the pod's. */
    @Test
    void policiesAllowWhatEachNetworkSees() {
        KubernetesObject syslog = Chart.ofDefaults().object("Service", "-syslog");
        KubernetesObject tests = Chart.ofDefaults().set("service.port", 80).object("NetworkPolicy", "-system-test");

        assertThat(syslog.at("spec", "ports", 0, "port")).isEqualTo(5514);
        assertThat(Environment.of(Chart.ofDefaults().object("Deployment", ""), "server")).containsEntry("SYSLOG_PORT", "5514");
        assertThat(Part.list(tests.at("spec", "egress", 0, "ports"))).extracting(port -> Part.at(port, "port")).containsExactly(8080, 80);
        assertThat(Part.list(Chart.ofDefaults().object("NetworkPolicy", "-system-test").at("spec", "egress", 0, "ports"))).hasSize(1);
        for (KubernetesObject service : Chart.of("everything-values.yaml").objects()) {
            if (service.kind().equals("Service") && !service.name().equals("demo-slipway")) {
                assertThat(ports(Chart.of("everything-values.yaml"))).as(service.name()).contains(
                        Part.text(service.content(), "spec", "ports", 0, "targetPort") + " "
                                + Part.text(service.content(), "spec", "ports", 0, "port"));
            }
        }
    }

    /** The API server removes an empty list, so a rule with one would change with each apply. */
    @ParameterizedTest
    @MethodSource("io.github.slipway.chart.Chart#examples")
    void rulesForAnyAddressHaveNoListOfPeers(String values) {
        for (KubernetesObject policy : Chart.of(values).objects()) {
            if (policy.kind().equals("NetworkPolicy") && policy.at("spec", "egress") instanceof List<?> rules) {
                assertThat(rules).as(policy.name()).allSatisfy(rule -> assertThat(Part.at(rule, "to")).isNotEqualTo(List.of()));
            }
        }
    }

    /** The chart sets no class and no annotation of one controller. The Gateway API needs no controller's name either. */
    @Test
    void routesDoNotAssumeAController() throws IOException {
        Chart ingress = Chart.ofDefaults().set("ingress.enabled", true).set("ingress.host", "slipway.example.com");
        Map<String, Object> values = Values.defaults().content();

        assertThat(ingress.object("Ingress", "").at("spec", "ingressClassName")).isNull();
        assertThat(Part.map(ingress.object("Ingress", "").at("metadata", "annotations"))).isEmpty();
        assertThat(ingress.set("ingress.className", "haproxy").object("Ingress", "").at("spec", "ingressClassName")).isEqualTo("haproxy");
        assertThat(List.copyOf(values.keySet())).containsSubsequence("httpRoute", "ingress");
        for (String stage : StagesTest.stages()) {
            String text = Files.readString(Repository.file("k8s/values/" + stage + ".yaml"));
            assertThat(text).doesNotContain("nginx").doesNotContainPattern("(?m)^ingress:");
        }
        assertThat(Chart.of("everything-values.yaml").object("HTTPRoute", "").content().get("spec")).hasToString(
                "{parentRefs=[{name=gateway, namespace=gateways}], hostnames=[slipway.example.com],"
                        + " rules=[{backendRefs=[{name=demo-slipway, port=80}]}]}");
    }

    /** Returns "name number" for each port of a container. */
    private static List<String> ports(Chart chart) {
        return chart.objects().stream().flatMap(object -> object.containers().stream())
                .flatMap(container -> Part.list(container, "ports").stream())
                .map(port -> Part.text(port, "name") + " " + Part.text(port, "containerPort")).toList();
    }
}
