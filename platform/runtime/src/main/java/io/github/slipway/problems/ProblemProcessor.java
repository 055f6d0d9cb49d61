package io.github.slipway.problems;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.slipway.http.RefusedRequestException;
import io.github.slipway.http.SentRequest;
import io.github.slipway.json.MalformedBodyException;
import io.github.slipway.problems.Problem.Violation;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;

/**
 * Turns every error of the framework and of this program into a {@link Problem}. A service's bean with
 * {@code @Replaces(ProblemProcessor.class)} gives errors another form.
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
public final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
    /** The sentence of every 500. A message of the framework would show internals of the program. */
    static final String FAILED = "the service failed; its log has the cause under the request id";
    private static final Pattern ACCEPTED = Pattern.compile("\\[[^]]*]");
    /** Messages of the framework that add nothing to the status. */
    private static final Set<String> EMPTY_WORDS = Set.of("Page Not Found", "Bad Request");

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        RefusedRequestException refused = RefusedRequestException.of(context.getRequest());
        if (refused != null) {
            return refused(context.getRequest(), refused);
        }
        List<Violation> violations = violations(context.getRootCause().orElse(null));
        return problem(context.getRequest(), response, detail(context, response, violations), violations);
    }

    static MutableHttpResponse<Problem> refused(HttpRequest<?> request, RefusedRequestException refused) {
        return problem(request, HttpResponse.status(refused.status(), refused.reason()), refused.detail(), List.of());
    }

    /** Makes a response a problem. */
    static MutableHttpResponse<Problem> problem(HttpRequest<?> request, MutableHttpResponse<?> response, String detail,
            List<Violation> violations) {
        return response
                .body(new Problem("about:blank", response.reason(), response.code(), detail, request.getUri().getRawPath(),
                        SentRequest.of(request).id(), violations.isEmpty() ? null : violations))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static String detail(ErrorContext context, MutableHttpResponse<?> response, List<Violation> violations) {
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            return first.field() + " " + first.message();
        }
        return switch (response.code()) {
            case 400 -> isBodyMissing(context) ? "the body is missing" : detail(context, "the request is malformed");
            case 406 -> notAcceptable(context, detail(context, response.reason()));
            case 404 -> detail(context, "no resource has this path");
            case 500 -> FAILED;
            default -> detail(context, response.reason());
        };
    }

    /** The framework names the types that ranges in Accept were replaced by. */
    private static String notAcceptable(ErrorContext context, String detail) {
        String sent = SentRequest.of(context.getRequest()).accept();
        return sent == null ? detail : ACCEPTED.matcher(detail).replaceFirst(Matcher.quoteReplacement("[" + sent + "]"));
    }

    /** The framework's own sentence names a method's argument. */
    private static boolean isBodyMissing(ErrorContext context) {
        return context.getRootCause().orElse(null) instanceof UnsatisfiedRouteException e
                && e.getArgument().isAnnotationPresent(Body.class);
    }

    private static String detail(ErrorContext context, String defaultDetail) {
        return context.getErrors().stream().map(Error::getMessage).filter(message -> !EMPTY_WORDS.contains(message)).findFirst()
                .orElse(defaultDetail);
    }

    private static List<Violation> violations(@Nullable Throwable cause) {
        return switch (cause) {
            case ConstraintViolationException e -> e.getConstraintViolations().stream()
                    .map(violation -> new Violation(lastNode(violation), violation.getMessage()))
                    .sorted(Comparator.comparing(Violation::field))
                    .toList();
            case MalformedBodyException e when e.field() != null -> List.of(new Violation(e.field(), e.problem()));
            case ConversionErrorException e -> List.of(new Violation(e.getArgument().getName(), expected(e.getArgument().getType())));
            case null, default -> List.of();
        };
    }

    private static String expected(Class<?> type) {
        return type == long.class || type == int.class ? "must be a whole number" : "is malformed";
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name;
    }
}
