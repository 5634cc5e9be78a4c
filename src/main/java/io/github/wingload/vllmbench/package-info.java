/**
 * The files of vllm-bench, read and written. In: a JSON file of vllm-bench, or the calls of a wingload run. Out: its figures by
 * vllm-bench's formulas, as values, as JSON, and as the rows of a Markdown table.
 */
package io.github.wingload.vllmbench;
