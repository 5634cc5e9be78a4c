/**
 * The result of a run or of a comparison as one picture of 1200 × 630 pixels, for a ticket or a chat: PNG or SVG.
 *
 * <p>In: the {@link io.github.wingload.report.page.DrawnRun runs}, and the {@link io.github.wingload.diff.RunDiff} between two sides.
 * Out: bytes of a file. The charts are drawn by XChart; no window system is needed, but fonts are.
 */
package io.github.wingload.report.picture;
