package io.github.wingload.exchange;

/** A header as sent or received. */
public record HeaderField(String name, String value) {}
