package io.github.wingload.exchange;

/** A header as it is on the wire. */
public record HeaderField(String name, String value) {}
