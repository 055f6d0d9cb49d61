package io.github.slipway.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

import org.jspecify.annotations.Nullable;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * While the sources have errors, callers of the API get a 503 with the compiler's lines. So they do not confuse the old
 * service's responses with those of the current sources. The management port and the background work of the old service
 * continue.
 */
@ServerFilter("/**")
@Requires(property = DevelopmentService.WORK_PROPERTY)
final class ErrorsFilter implements Ordered {
    private final int managementPort = DevelopmentService.managementPort();

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> filter(HttpRequest<?> request) throws IOException {
        if (request.getServerAddress().getPort() == managementPort) {
            return null;
        }
        try {
            throw new HttpStatusException(HttpStatus.SERVICE_UNAVAILABLE, Files.readString(DevelopmentService.errors()));
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
