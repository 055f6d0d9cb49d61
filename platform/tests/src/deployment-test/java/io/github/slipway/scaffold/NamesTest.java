package io.github.slipway.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final Names OLD = new Names("zoo", "org.sample.zoo", "animal", "animals");
    private static final Names NEW = new Names("order-history", "com.acme.orders", "order", "orders");
    private static final Names SAME = new Names("notes", "com.example.notes", "note", "notes");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Notes       | com.example.notes  | note   | notes   | The service cannot be called 'Notes'         | lowercase letters
            2notes      | com.example.notes  | note   | notes   | The service cannot be called '2notes'        | lowercase letters
            notes-      | com.example.notes  | note   | notes   | The service cannot be called 'notes-'        | lowercase letters
            my_notes    | com.example.notes  | note   | notes   | The service cannot be called 'my_notes'      | lowercase letters
            public      | com.example.notes  | note   | notes   | The service cannot be called 'public'        | PostgreSQL
            a-name-that-is-longer-than-names-of-objects | com.example.notes | note | notes | objects': | at most 31 characters
            notes       | notes              | note   | notes   | The package cannot be called 'notes'         | two or more names
            notes       | com.Example        | note   | notes   | The package cannot be called 'com.Example'   | two or more names
            notes       | com.example.new    | note   | notes   | The package cannot be called 'com.example.new' | key word of Java
            notes       | java.notes         | note   | notes   | The package cannot be called 'java.notes'    | your own
            notes       | com.example.notes  | note-x | notes   | The resource cannot be called 'note-x'       | lowercase letters
            notes       | com.example.notes  | class  | classes | The resource cannot be called 'class'        | key word of Java
            notes       | com.example.notes  | record | records | The resource cannot be called 'record'       | key word of Java
            notes       | com.example.notes  | object | objects | The resource cannot be called 'object'       | java.lang
            notes       | com.example.notes  | sheep  | sheep   | The resource cannot be called 'sheep'        | different names
            notes       | com.example.notes  | usr    | user    | The resource cannot be called 'user'         | key word of SQL
            """)
    void refusesANameThatSomethingDoesNotAllow(String service, String packageName, String one, String many, String what, String why) {
        assertThatThrownBy(() -> new Names(service, packageName, one, many)).isInstanceOf(Refusal.class).hasMessageContaining(what)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    src/A.java    | class AnimalApi { findAnimals(animal, ANIMAL, renamed); } | class OrderApi { findOrders(order, ANIMAL, renamed); }
                    src/A.java    | /** A animal, a Animal, and create_animals. */ | /** An order, an Order, and create_orders. */
                    src/A.java    | package org.sample.zoo.animals; | package com.acme.orders.orders;
                    src/org/sample/zoo/Animals.java | src/org/sample/zoo/Animals.java | src/com/acme/orders/Orders.java
                    skaffold.yaml | {{.IMAGE_TAG_zoo_system_test}} zoo-system-test | {{.IMAGE_TAG_order_history_system_test}} order-history-system-test
                    pom.xml       | <groupId>org.sample</groupId> <name>Zoo</name> | <groupId>com.acme</groupId> <name>Order History</name>
                    README.md     | curl localhost:8080/animals of a `zoo`, an animal, svc/demo-zoo, zoo:0.1.0 | curl localhost:8080/orders of a `order-history`, an order, svc/demo-order-history, order-history:0.1.0
                    """)
    void renames(String file, String text, String renamed) {
        assertThat(new Renaming(OLD, NEW).apply(file, text)).isEqualTo(renamed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            src/A.java | package org.sample.zoo.animals; an animal of Animals
            README.md  | `zoo` shows an animal at localhost:8080/animals, and svc/demo-zoo
            """)
    void renamesAServiceWhoseResourceHasItsName(String file, String text) {
        String renamed = new Renaming(OLD, SAME).apply(file, text);

        assertThat(new Renaming(SAME, NEW).apply(file, renamed)).isEqualTo(new Renaming(OLD, NEW).apply(file, text));
    }

    @Test
    void findsAWordThatWouldNotBeToldFromAName() {
        assertThat(Renaming.clash("src/A.java", "in this order", NEW)).isEqualTo("order");
        assertThat(Renaming.clash("src/A.java", "ORDER BY, reordered, borders, order-history", NEW)).isEqualTo("order");
        assertThat(Renaming.clash("src/A.java", "ORDER BY, reordered, borders", NEW)).isEmpty();
        assertThat(Renaming.clash("src/A.java", "the service notes", new Names("notes", "com.example.n", "memo", "memos"))).isEmpty();
        assertThat(Renaming.clash(".env", "the service notes", new Names("notes", "com.example.n", "memo", "memos"))).isEqualTo("notes");
    }
}
