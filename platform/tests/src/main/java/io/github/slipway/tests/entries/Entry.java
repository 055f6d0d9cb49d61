package io.github.slipway.tests.entries;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;

/**
 * An entry.
 *
 * @param id the number that the database assigns
 * @param text any text
 * @param version 1 at first, incremented by each change
 */
@Serdeable
@MappedEntity("entries")
record Entry(@Id long id, String text, @JsonIgnore long version) {}
