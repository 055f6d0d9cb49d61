package io.github.slipway.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of entity tags, or {@code *} for any. The entity tags of this
 * service are version numbers in quotes, and strong; others are understood and match nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public final class EntityTags {
    /** What values look like, to callers: more is understood, such as empty elements of the list. */
    public static final String PATTERN = "^(\\*|(W/)?\"[!#-~]*\"( *, *(W/)?\"[!#-~]*\")*)?$";
    /** The entity tags of this service. */
    public static final String OWN_PATTERN = "^\"[1-9][0-9]{0,17}\"$";

    private static final Pattern ELEMENT = Pattern.compile("\\G(W/)?+\"([!#-~\\x80-\\xFF]*+)\"[ \t]*+(?:,[ \t,]*+|$)");
    /** Elements may be empty, and so may the list, which then matches nothing: RFC 9110, section 5.6.1.2. */
    private static final Pattern EMPTY_ELEMENTS = Pattern.compile("^[ \t,]++");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final boolean any;
    private final List<Long> strong = new ArrayList<>();
    private final List<Long> weak = new ArrayList<>();

    private EntityTags(boolean any) {
        this.any = any;
    }

    /**
     * The strong entity tag of a version.
     *
     * @param version positive
     */
    public static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * Reads a header field.
     *
     * @param headers a request's headers
     * @param name the field's name
     * @return its value, or null where it is absent
     * @throws HttpStatusException of status 400 if it is malformed
     */
    public static @Nullable EntityTags read(HttpHeaders headers, String name) {
        List<String> lines = headers.getAll(name);
        return lines.isEmpty() ? null : parse(name, String.join(",", lines).strip());
    }

    /**
     * Reads {@code If-Match}.
     *
     * @param headers a request's headers
     * @return its value; {@code *} if it is absent, because any version will do then
     * @throws HttpStatusException of status 400 if it is malformed
     */
    public static EntityTags expected(HttpHeaders headers) {
        EntityTags tags = read(headers, HttpHeaders.IF_MATCH);
        return tags == null ? new EntityTags(true) : tags;
    }

    private static EntityTags parse(String name, String value) {
        if (value.equals("*")) {
            return new EntityTags(true);
        }
        var tags = new EntityTags(false);
        String list = EMPTY_ELEMENTS.matcher(value).replaceFirst("");
        Matcher matcher = ELEMENT.matcher(list);
        int end = 0;
        while (end < list.length() && matcher.find()) {
            end = matcher.end();
            if (VERSION.matcher(matcher.group(2)).matches()) {
                (matcher.group(1) == null ? tags.strong : tags.weak).add(Long.valueOf(matcher.group(2)));
            }
        }
        if (end < list.length()) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, name + " must be * or a list of entity tags such as \"1\", \"2\"");
        }
        return tags;
    }

    /** Whether the value is {@code *}: it matches whatever there is. */
    public boolean isAny() {
        return any;
    }

    /** The versions that match by strong comparison, as {@code If-Match} demands; none of {@code *}. */
    public long[] strongVersions() {
        return strong.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Whether a version matches by weak comparison, as {@code If-None-Match} demands.
     *
     * @param version of something that exists
     */
    public boolean matchesWeakly(long version) {
        return any || strong.contains(version) || weak.contains(version);
    }
}
