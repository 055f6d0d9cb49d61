package io.github.slipway.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/**
 * The buffers of JSON parsers and generators. Jackson's default keeps them by thread: on virtual threads, which end with their
 * request, it would allocate 16 KiB for each request and each response.
 */
final class SharedBuffers {
    /** More threads than these at a time allocate their own. */
    private static final int BOUND = 64;
    static final RecyclerPool<BufferRecycler> POOL = JsonRecyclerPools.newBoundedPool(BOUND);

    private SharedBuffers() {}
}
