/**
 * Text for people: numbers with their unit and digits, quoting and cutting, and documents in three kinds of markup.
 *
 * <p>It knows no load test and looks at no other package, so that every package can write a number the same way. A {@link
 * io.github.wingload.text.Page} is a list of {@link io.github.wingload.text.Block blocks}, which know no markup; a {@link
 * io.github.wingload.text.Markup} writes them as Markdown, Remarkup or plain text and escapes what would be taken for markup.
 * Text that came from outside goes through {@link io.github.wingload.text.Printable} first.
 */
package io.github.wingload.text;
