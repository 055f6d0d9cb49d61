package io.github.slipway.database;

import java.util.List;

import io.micrometer.core.instrument.Tag;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.configuration.metrics.aggregator.AbstractMethodTagger;
import io.micronaut.data.annotation.Repository;
import jakarta.inject.Singleton;

/**
 * Names the statement in a repository's metrics. A repository that is annotated with {@code @Timed(StatementTagger.STATEMENTS)}
 * has each of its calls timed, from asking the pool for a connection to having read the rows, also those that fail: the label
 * {@code exception} is the exception's class, or {@code none}.
 */
@Singleton
public final class StatementTagger extends AbstractMethodTagger {
    /** The name of the metric. */
    public static final String STATEMENTS = "database.statements";

    @Override
    protected List<Tag> buildTags(MethodInvocationContext<Object, Object> call) {
        // It is asked for everything that is timed.
        return call.hasStereotype(Repository.class) ? List.of(Tag.of("statement", call.getMethodName())) : List.of();
    }
}
