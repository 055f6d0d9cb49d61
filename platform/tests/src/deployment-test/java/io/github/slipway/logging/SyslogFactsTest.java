package io.github.slipway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import io.github.slipway.Repository;
import io.github.slipway.http.RequestIds;

class SyslogFactsTest {
    @Test
    void syslogNgReadsTheRequestIdWhereTheEncoderWritesIt() throws IOException {
        assertThat(Files.readString(Repository.file("charts/slipway/files/syslog-ng/syslog-ng.conf")))
                .contains("${.SDATA." + SyslogEncoder.STRUCTURED_DATA_ID + "." + RequestIds.LOG_KEY + "}");
    }
}
