package io.github.wingload.exchange;

import java.util.List;

/**
 * One HTTP request, rendered.
 *
 * @param method {@code GET}, {@code POST} …
 * @param path the request target below the authority, base path and query included; percent-encoded
 * @param headers in the order in which they are sent, {@code Content-Type} included; without {@code Content-Length} and
 *     {@code Connection}, which the transport sets, and {@code Host}, which it takes from its target
 * @param body the bytes, not to be changed; empty for none
 * @param key what tells this request from others in results: the sample row's first cell
 */
public record Request(String method, String path, List<HeaderField> headers, byte[] body, String key) {}
