package io.github.slipway.page;

import io.github.slipway.settings.Settings;
import io.github.slipway.settings.Settings.Ui;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;

/** Whether the service has a page: with {@link Ui#off}, all paths of the page return 404. */
final class PageEnabled implements Condition {

    @Override
    @SuppressWarnings("rawtypes")
    public boolean matches(ConditionContext context) {
        return context.getBean(Settings.class).ui() != Ui.off;
    }
}
