package io.github.slipway.resources;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * The condition of a request on the version of a resource, by {@code If-Match} and {@code If-None-Match}.
 *
 * <p>
 * A statement that writes has the condition {@code (:any OR version = ANY (:versions)) AND version <> ALL (:others)}, so that
 * no other request comes between the check and the change.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, section 13.2.2</a>
 */
public final class Preconditions {
    private final @Nullable EntityTags match;
    private final @Nullable EntityTags noneMatch;

    private Preconditions(@Nullable EntityTags match, @Nullable EntityTags noneMatch) {
        this.match = match;
        this.noneMatch = noneMatch;
    }

    /**
     * Reads the preconditions of a request.
     *
     * @param headers the request's headers
     * @throws HttpStatusException of status 400 if one is malformed
     */
    public static Preconditions of(HttpHeaders headers) {
        return new Preconditions(EntityTags.read(headers, HttpHeaders.IF_MATCH), EntityTags.read(headers, HttpHeaders.IF_NONE_MATCH));
    }

    /** Whether the request has no precondition. */
    public boolean isEmpty() {
        return match == null && noneMatch == null;
    }

    /**
     * Whether the caller of GET has this representation already: the response is 304.
     *
     * @param entityTag the representation's entity tag
     * @throws HttpStatusException of status 412 if {@code If-Match} does not match
     */
    public boolean isUnchanged(String entityTag) {
        if (match != null && !match.matchesStrongly(entityTag)) {
            throw new HttpStatusException(HttpStatus.PRECONDITION_FAILED, "If-Match does not name the entity tag " + entityTag);
        }
        return noneMatch != null && noneMatch.matchesWeakly(entityTag);
    }

    /** Whether a change is allowed for any version that is none of the {@link #others()}. */
    public boolean any() {
        return (match == null || match.isAny()) && !excludesAll();
    }

    /** The versions for which a change is allowed, unless {@link #any()} is. */
    public long[] versions() {
        return match == null || excludesAll() ? new long[0] : match.strongVersions();
    }

    /** The versions for which a change is not allowed. */
    public long[] others() {
        return noneMatch == null ? new long[0] : noneMatch.weakVersions();
    }

    private boolean excludesAll() {
        return noneMatch != null && noneMatch.isAny();
    }

    /**
     * The response to a change that is not allowed, 412.
     *
     * @param resource the resource, at the begin of the sentence: "order 3"
     */
    public HttpStatusException failed(String resource) {
        return new HttpStatusException(HttpStatus.PRECONDITION_FAILED, resource
                + (noneMatch == null
                        ? " does not match If-Match"
                        : " matches If-None-Match"
                                + (match == null ? "" : ", or does not match If-Match")));
    }
}
