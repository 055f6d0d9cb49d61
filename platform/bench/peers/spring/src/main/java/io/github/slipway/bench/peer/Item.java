package io.github.slipway.bench.peer;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A row, and its representation. */
record Item(long id, String text, Instant timestamp, @JsonIgnore long version) {
    @JsonProperty("href")
    public String href() {
        return "/items/" + id;
    }
}
