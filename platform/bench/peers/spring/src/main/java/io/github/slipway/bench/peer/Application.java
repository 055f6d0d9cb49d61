package io.github.slipway.bench.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The peer: Spring Boot. */
@SpringBootApplication
public class Application {
    /** Serves on port 8080. */
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
