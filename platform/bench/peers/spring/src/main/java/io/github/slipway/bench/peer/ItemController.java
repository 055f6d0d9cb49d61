package io.github.slipway.bench.peer;

import java.net.URI;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The calls. */
@RestController
@RequestMapping("/items")
class ItemController {
    private final ItemRepository items;

    ItemController(ItemRepository items) {
        this.items = items;
    }

    @GetMapping
    Page list(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit, @RequestParam(required = false) String cursor) {
        return Page.of(items.findBefore(Page.before(cursor), limit + 1), limit);
    }

    @GetMapping("/{id}")
    ResponseEntity<Item> read(@PathVariable long id, @RequestHeader(name = "If-None-Match", required = false) String known) {
        return items.find(id).map(item -> tag(item).equals(known)
                ? ResponseEntity.status(304).eTag(tag(item)).<Item>build()
                : ResponseEntity.ok().eTag(tag(item)).body(item)).orElse(ResponseEntity.notFound().build());
    }

    @PostMapping
    ResponseEntity<Item> create(@RequestBody @Valid Draft draft) {
        Item item = items.insert(draft.text());
        return ResponseEntity.created(URI.create(item.href())).eTag(tag(item)).body(item);
    }

    private static String tag(Item item) {
        return "\"" + item.version() + "\"";
    }
}
