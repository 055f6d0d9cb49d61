/** Tests of the image: the service as a container, beside a real PostgreSQL and a real syslog-ng. They need a Docker engine. */
@NullMarked
package io.github.slipway.containers;

import org.jspecify.annotations.NullMarked;
