/** Posts a message to a URL that a user gave. */
package io.github.wingload.webhook;
