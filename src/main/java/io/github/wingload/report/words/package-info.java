/** Parts of a plan and of a result in words, shared by all reports. */
package io.github.wingload.report.words;
