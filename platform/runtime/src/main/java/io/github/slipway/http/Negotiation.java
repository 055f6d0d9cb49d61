package io.github.slipway.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * Rewrites the headers Accept and Accept-Encoding to values that the framework supports: gzip is the only coding, and ranges of
 * media types become the types of the service's routes.
 */
@Singleton
final class Negotiation {
    private static final String GZIP = "gzip";
    /** A coding and its weight, as RFC 9110, section 12.5.3 has them. */
    private static final Pattern CODING = Pattern.compile("\\s*+([^\\s;,]++)\\s*+(?:;\\s*+[qQ]\\s*+=\\s*+([0-9.]++)\\s*+)?");
    private static final Pattern NO_WEIGHT = Pattern.compile("0(?:\\.0*)?");
    /** All types of one kind, and their parameters. */
    private static final Pattern RANGE = Pattern.compile("([A-Za-z0-9.+-]++)/\\*([^,]*+)");

    /** Of all routes, by kind. */
    private final Supplier<Map<String, List<String>>> types;

    Negotiation(Provider<Router> router) {
        types = SupplierUtil.memoized(() -> router.get().uriRoutes().map(RouteInfo::getProduces).flatMap(List::stream)
                .filter(type -> !type.equals(MediaType.ALL_TYPE)).distinct()
                .collect(Collectors.groupingBy(MediaType::getType, Collectors.mapping(MediaType::getName, Collectors.toList()))));
    }

    /**
     * Rewrites the headers of a request.
     *
     * @return the original Accept, or null if it did not change
     */
    @Nullable
    String normalize(HttpHeaders headers) {
        // All responses are UTF-8, and a malformed value would break the framework.
        headers.remove(HttpHeaderNames.ACCEPT_CHARSET);
        normalizeCodings(headers);
        String accept = headers.get(HttpHeaderNames.ACCEPT);
        if (accept == null || !accept.contains("/*") || accept.equals(MediaType.ALL)) {
            return null;
        }
        String ranges = String.join(", ", headers.getAll(HttpHeaderNames.ACCEPT));
        headers.set(HttpHeaderNames.ACCEPT, RANGE.matcher(ranges).replaceAll(this::typesOf));
        return ranges;
    }

    private static void normalizeCodings(HttpHeaders headers) {
        String codings = headers.get(HttpHeaderNames.ACCEPT_ENCODING);
        if (codings != null && !codings.equals(GZIP)) {
            if (acceptsGzip(String.join(",", headers.getAll(HttpHeaderNames.ACCEPT_ENCODING)))) {
                headers.set(HttpHeaderNames.ACCEPT_ENCODING, GZIP);
            } else {
                headers.remove(HttpHeaderNames.ACCEPT_ENCODING);
            }
        }
    }

    private String typesOf(MatchResult range) {
        List<String> known = types.get().get(range.group(1));
        return Matcher.quoteReplacement(known == null
                ? range.group()
                : known.stream().map(type -> type + range.group(2)).collect(Collectors.joining(",")));
    }

    /** Whether a value of Accept-Encoding names gzip, or {@code *} and not gzip, with a weight that is not 0. */
    static boolean acceptsGzip(String acceptEncoding) {
        boolean any = false;
        for (String element : acceptEncoding.split(",", -1)) {
            Matcher coding = CODING.matcher(element);
            if (coding.matches()) {
                boolean accepted = coding.group(2) == null || !NO_WEIGHT.matcher(coding.group(2)).matches();
                switch (coding.group(1).toLowerCase(Locale.ROOT)) {
                    case GZIP, "x-gzip" -> {
                        return accepted;
                    }
                    case "*" -> any = accepted;
                    default -> {
                        // Another coding.
                    }
                }
            }
        }
        return any;
    }
}
