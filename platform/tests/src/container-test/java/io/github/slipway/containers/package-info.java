/** Tests of the image: the service in a container, with a real PostgreSQL and a real syslog-ng. They need a Docker engine. */
@NullMarked
package io.github.slipway.containers;

import org.jspecify.annotations.NullMarked;
