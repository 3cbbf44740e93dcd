package io.neonpro.kernel.graph;

/** An item of a connection, with the cursor of the page that begins after it. */
public record Edge<T>(T node, String cursor) {}
