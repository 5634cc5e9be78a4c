/** The finished run as plain values: rows, manifest, failures. What every artefact and report is made from. */
package io.github.wingload.result;
