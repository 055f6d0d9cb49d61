package io.github.slipway.page;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.slipway.settings.Settings;
import io.github.slipway.settings.Settings.Ui;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/**
 * The values that pages are filled with: {@code title} (the service's), {@code assets} (the path of the assets), {@code graphs}
 * and {@code metrics} (addresses, where they are set), {@code page} (if the service has a page), {@code editable} (where the
 * page may edit) and {@code calls} (the methods that the viewer tries out).
 */
@Singleton
@Requires(condition = PageEnabled.class)
final class PageValues {
    private final Map<String, String> values = new HashMap<>();

    PageValues(Settings settings, Assets assets, @Value("${info.title}") String title) {
        values.put("title", title);
        values.put("assets", "/assets/" + assets.version());
        putIfSet("graphs", settings.graphsUrl());
        putIfSet("metrics", settings.metricsUrl());
        if (PageValues.class.getResource("/" + PageController.FILE) != null) {
            values.put("page", "");
        }
        boolean editable = settings.ui() == Ui.full;
        if (editable) {
            values.put("editable", "");
        }
        values.put("calls", editable ? "get post put delete" : "get");
    }

    Map<String, String> all() {
        return values;
    }

    private void putIfSet(String name, @Nullable URI address) {
        if (address != null) {
            values.put(name, address.toString());
        }
    }
}
