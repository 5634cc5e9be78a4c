/**
 * The check of many services on several clusters, as values. In: what to ask each service, and what came back. Out: for each
 * service and cluster whether it works, and if not, which layer between the client and the model failed.
 */
package io.github.wingload.check;
