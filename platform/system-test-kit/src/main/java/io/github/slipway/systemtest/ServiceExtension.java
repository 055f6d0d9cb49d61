package io.github.slipway.systemtest;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Passes the {@link Service} to tests, and deletes the resources of each test, even if the test fails. */
public final class ServiceExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Connection.get();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Service.class;
    }

    @Override
    public Service resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Connection.get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Connection.get().made().delete();
    }
}
