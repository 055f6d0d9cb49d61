package io.github.slipway.page;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.slipway.settings.Settings;
import io.github.slipway.settings.Settings.Ui;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** {@code /}: the tweets; {@code /openapi}: the API's description. */
@Hidden
@Controller
@Requires(condition = PageEnabled.class)
final class PageController {
    private static final String OWN_FILES = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self'";
    /** Swagger UI's style sheet has its icons in itself. */
    private static final String OWN_FILES_AND_ICONS = OWN_FILES + " data:";

    private final HtmlPage tweets;
    private final HtmlPage viewer;

    PageController(Settings settings, Assets assets) {
        Map<String, String> values = new HashMap<>();
        values.put("assets", "/assets/" + assets.version());
        putIfSet(values, "graphs", settings.graphsUrl());
        putIfSet(values, "metrics", settings.metricsUrl());
        boolean editable = settings.ui() == Ui.full;
        if (editable) {
            values.put("editable", "");
        }
        values.put("calls", editable ? "get post put delete" : "get");
        tweets = new HtmlPage(HtmlTemplate.read("index.html").fill(values), OWN_FILES);
        viewer = new HtmlPage(HtmlTemplate.read("openapi.html").fill(values), OWN_FILES_AND_ICONS);
    }

    private static void putIfSet(Map<String, String> values, String name, @Nullable URI address) {
        if (address != null) {
            values.put(name, address.toString());
        }
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> tweets(HttpRequest<?> request) {
        return tweets.answer(request);
    }

    @Get("/openapi")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> viewer(HttpRequest<?> request) {
        return viewer.answer(request);
    }
}
