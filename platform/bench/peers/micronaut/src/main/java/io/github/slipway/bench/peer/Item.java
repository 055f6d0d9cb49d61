package io.github.slipway.bench.peer;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;

/** A row, and its representation. */
@Serdeable
@MappedEntity("items")
record Item(@Id long id, String text, Instant timestamp, @JsonIgnore long version) {
    @JsonProperty("href")
    public String getHref() {
        return "/items/" + id;
    }
}
