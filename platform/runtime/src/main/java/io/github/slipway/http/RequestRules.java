package io.github.slipway.http;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** Which requests do not conform to HTTP/1.1, and why. */
final class RequestRules {
    private static final String VERSION = "the version of HTTP must be 1.0 or 1.1";
    private static final String HOST = "the request needs one header Host, a name or address and a port";
    /** The form of RFC 3986, section 3.2, not empty, without a user, and without commas, so that a list is malformed. */
    private static final Pattern AUTHORITY = Pattern
            .compile("(?:\\[[0-9A-Fa-f:.]++]|(?:[A-Za-z0-9._~!$&'()*+;=-]|%[0-9A-Fa-f]{2})++)(?::[0-9]*+)?");

    private RequestRules() {}

    /**
     * Why a request is refused, or null if it is not. It gets a version that the service speaks, in which it is answered.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>
     */
    static @Nullable RefusedRequestException check(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return hasLeft(request.decoderResult()) ? RefusedRequestException.callerLeft() : null;
        }
        HttpVersion version = request.protocolVersion();
        boolean spoken = version.protocolName().equals("HTTP") && version.majorVersion() == 1;
        boolean old = spoken && version.minorVersion() == 0;
        request.setProtocolVersion(old ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1);
        if (!spoken) {
            return RefusedRequestException.badRequest(VERSION);
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean addressed = hosts.isEmpty() ? old : hosts.size() == 1 && AUTHORITY.matcher(hosts.getFirst()).matches();
        return addressed ? null : RefusedRequestException.badRequest(HOST);
    }

    /** Why a body is refused that the codec cannot read. */
    static RefusedRequestException check(HttpContent unreadable) {
        return hasLeft(unreadable.decoderResult()) ? RefusedRequestException.callerLeft() : RefusedRequestException.malformedBody();
    }

    private static boolean hasLeft(DecoderResult failure) {
        return failure.cause() instanceof PrematureChannelClosureException;
    }
}
