package io.github.slipway.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of entity tags, or {@code *} for any. The entity tags of
 * resources are version numbers in quotes, and strong.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public final class EntityTags {
    /** The form of values in the API's description. More is accepted, such as empty elements of the list. */
    public static final String PATTERN = "^(\\*|(W/)?\"[!#-~]*\"( *, *(W/)?\"[!#-~]*\")*)?$";
    /** The entity tags of this service. */
    public static final String OWN_PATTERN = "^\"[1-9][0-9]{0,17}\"$";

    private static final String WEAK = "W/";
    private static final Pattern ELEMENT = Pattern.compile("\\G(W/)?+\"([!#-~\\x80-\\xFF]*+)\"[ \t]*+(?:,[ \t,]*+|$)");
    /** Elements may be empty, and so may the list, which then matches nothing: RFC 9110, section 5.6.1.2. */
    private static final Pattern EMPTY_ELEMENTS = Pattern.compile("^[ \t,]++");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final boolean any;
    /** The text between the quotes. */
    private final List<String> strong = new ArrayList<>();
    private final List<String> weak = new ArrayList<>();

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
            (matcher.group(1) == null ? tags.strong : tags.weak).add(matcher.group(2));
        }
        if (end < list.length()) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, name + " must be * or a list of entity tags such as \"1\", \"2\"");
        }
        return tags;
    }

    /** Whether the value is {@code *}, which matches any existing resource. */
    public boolean isAny() {
        return any;
    }

    /** The versions that match by strong comparison, as {@code If-Match} demands; none of {@code *}. */
    public long[] strongVersions() {
        return versions(strong.stream());
    }

    /** The versions that match by weak comparison, as {@code If-None-Match} demands; none of {@code *}. */
    public long[] weakVersions() {
        return versions(Stream.concat(strong.stream(), weak.stream()));
    }

    private static long[] versions(Stream<String> tags) {
        return tags.filter(tag -> VERSION.matcher(tag).matches()).mapToLong(Long::parseLong).toArray();
    }

    /**
     * Whether an entity tag matches by strong comparison.
     *
     * @param entityTag of something that exists
     */
    boolean matchesStrongly(String entityTag) {
        return any || (!entityTag.startsWith(WEAK) && strong.contains(opaque(entityTag)));
    }

    /**
     * Whether an entity tag matches by weak comparison.
     *
     * @param entityTag of something that exists
     */
    boolean matchesWeakly(String entityTag) {
        String opaque = opaque(entityTag);
        return any || strong.contains(opaque) || weak.contains(opaque);
    }

    private static String opaque(String entityTag) {
        return entityTag.substring(entityTag.indexOf('"') + 1, entityTag.length() - 1);
    }
}
