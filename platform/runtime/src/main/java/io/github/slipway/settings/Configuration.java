package io.github.slipway.settings;

import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;

/**
 * Micronaut's context with the whole configuration, checked and not yet started. Micronaut's own sources and their order hold:
 * system properties, environment variables, files. Below them are Slipway's defaults. {@link SettingProperties} turns some of
 * the settings into Micronaut's properties; {@link Settings} has the others.
 */
public final class Configuration {
    /** The name of the property source that settings become. */
    public static final String SETTINGS = "settings";

    private static final String SERVICE_NAME = "micronaut.application.name";

    private final ApplicationContext context;
    private final Settings settings;

    private Configuration(ApplicationContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    /**
     * Reads and checks the configuration of the program.
     *
     * @param variables the environment's variables; an empty setting counts as unset
     * @throws InvalidSettingsException if any setting is missing, malformed, or contradicts a property; it names all of them
     */
    public static Configuration of(Map<String, String> variables) throws InvalidSettingsException {
        return of(variables, Map.of());
    }

    /**
     * Reads and checks the configuration, with properties of Micronaut that take precedence over all other sources.
     *
     * @param variables the environment's variables; an empty setting counts as unset
     * @param properties Micronaut's properties by their names
     * @throws InvalidSettingsException if any setting is missing, malformed, or contradicts a property; it names all of them
     */
    public static Configuration of(Map<String, String> variables, Map<String, Object> properties) throws InvalidSettingsException {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                // Otherwise Micronaut loads all bean definitions, to find one that reads a distributed configuration.
                .bootstrapEnvironment(Configuration.class.getResource("/bootstrap.properties") != null)
                .environmentPropertySource(false)
                .propertySources(DefaultProperties.read(), new Variables(variables))
                .properties(properties)
                .build();
        Environment environment = context.getEnvironment().start();
        var reader = new SettingsReader(variables);
        String service = environment.getProperty(SERVICE_NAME, String.class).orElse("");
        if (service.isBlank()) {
            reader.refuse(SERVICE_NAME + " is not set: the service's application.properties should set it to the service's name");
        }
        Map<String, Object> converted = SettingProperties.read(reader, environment, service);
        Settings settings = Settings.read(reader, service);
        reader.throwIfInvalid();
        environment.addPropertySource(PropertySource.of(SETTINGS, converted));
        return new Configuration(context, settings);
    }

    /** Starts the context, which has the settings as a bean. If a bean fails, those that run are closed. */
    public ApplicationContext start() {
        try {
            return context.registerSingleton(settings).start();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Micronaut's properties, those that settings become included. */
    public Environment properties() {
        return context.getEnvironment();
    }

    /** The settings that are no properties of Micronaut. */
    public Settings settings() {
        return settings;
    }

    /** Variables as Micronaut reads the process's own. */
    private static final class Variables extends MapPropertySource {
        Variables(Map<String, String> variables) {
            super(EnvironmentPropertySource.NAME, variables);
        }

        @Override
        public int getOrder() {
            return EnvironmentPropertySource.POSITION;
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }
    }
}
