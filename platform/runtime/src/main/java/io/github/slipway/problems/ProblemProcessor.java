package io.github.slipway.problems;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.slipway.json.MalformedJsonException;
import io.github.slipway.problems.Problem.Violation;
import io.github.slipway.requests.RequestTrace;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
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

/** Gives every error that the framework or this program has found the form of a {@link Problem}. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {

    /** What the framework says where it has nothing to say. */
    private static final Set<String> EMPTY_WORDS = Set.of("Page Not Found", "Bad Request");

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        List<Violation> violations = violations(context.getRootCause().orElse(null));
        var problem = new Problem("about:blank", response.reason(), response.code(), detail(context, response, violations),
                request.getUri().getRawPath(), RequestTrace.of(request).id(), violations.isEmpty() ? null : violations);
        // The filter does not see answers to what is not HTTP.
        RequestTrace.of(request).complete(response);
        return response.body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static String detail(ErrorContext context, MutableHttpResponse<?> response, List<Violation> violations) {
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            return first.field() + " " + first.message();
        }
        return switch (response.code()) {
            case 400 -> malformed(context);
            case 404 -> detail(context, "there is nothing at this path");
            // Whatever the framework would say of it is about its insides.
            case 500 -> "the service failed; its log says why, with the request id";
            default -> detail(context, response.reason());
        };
    }

    /** The framework's sentences about bodies name methods' arguments: these say the same to people who do not know the program. */
    private static String malformed(ErrorContext context) {
        return switch (context.getRootCause().orElse(null)) {
            case ConversionErrorException e when e.getCause() instanceof MalformedJsonException json -> "the body " + json.getMessage();
            case UnsatisfiedRouteException e when e.getArgument().isAnnotationPresent(Body.class) -> "the body is missing";
            case null, default -> detail(context, "the request is malformed");
        };
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
            case ConversionErrorException e when e.getCause() instanceof MalformedJsonException json ->
                json.field() == null ? List.of() : List.of(new Violation(json.field(), json.getMessage()));
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
