package io.github.slipway.logging;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.github.slipway.http.RequestIds;
import io.github.slipway.http.SentRequest;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.annotation.PostConstruct;

/**
 * The context of log lines: the MDC, and the id of the request that the thread works on. The id is looked up when a line is
 * written. An MDC entry in every thread that works on a request would cost more than the filters.
 */
@Context
final class RequestContextAdapter extends LogbackMDCAdapter {
    /** The one that {@link MDC} writes to. */
    private final MDCAdapter mdc = MDC.getMDCAdapter();

    @PostConstruct
    void install() {
        Logs.context().setMDCAdapter(this);
    }

    @Override
    public @Nullable String get(String key) {
        String value = mdc.get(key);
        return value == null && key.equals(RequestIds.LOG_KEY) ? requestId() : value;
    }

    @Override
    public @Nullable Map<String, String> getPropertyMap() {
        Map<String, String> values = mdc instanceof LogbackMDCAdapter logback ? logback.getPropertyMap() : mdc.getCopyOfContextMap();
        String id = requestId();
        if (id == null) {
            return values;
        }
        if (values == null || values.isEmpty()) {
            return Map.of(RequestIds.LOG_KEY, id);
        }
        Map<String, String> all = new HashMap<>(values);
        all.putIfAbsent(RequestIds.LOG_KEY, id);
        return all;
    }

    @Override
    public @Nullable Map<String, String> getCopyOfContextMap() {
        Map<String, String> values = getPropertyMap();
        return values == null ? null : new HashMap<>(values);
    }

    private static @Nullable String requestId() {
        HttpRequest<?> request = ServerRequestContext.currentRequest().orElse(null);
        SentRequest sent = request == null ? null : SentRequest.find(request);
        return sent == null ? null : sent.id();
    }
}
