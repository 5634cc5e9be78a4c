package io.github.wingload.cli.results;

import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.picture.Picture;
import io.github.wingload.report.picture.PictureFile;
import java.nio.file.Path;

/**
 * A picture that a command is asked for.
 *
 * @param file where it goes
 * @param kind of file
 */
record NewPicture(NewFile file, PictureFile kind) {

    /**
     * Checks, before any work is done, that it can be made.
     *
     * @param force true to replace an existing file
     * @throws UserError if it cannot
     */
    static NewPicture checked(Path path, boolean force) {
        PictureFile kind = PictureFile.of(path)
                .orElseThrow(
                        () -> new UserError(path + " is no kind of picture", "Name a file that ends in .png or .svg."));
        PictureFile.obstacle().ifPresent(obstacle -> {
            throw new UserError(
                    obstacle, "Install fonts and fontconfig, for example Debian's fontconfig and fonts-dejavu-core.");
        });
        NewFile file = new NewFile(path, force);
        file.check();
        return new NewPicture(file, kind);
    }

    void write(Picture picture) {
        file.write(kind.bytes(picture));
    }
}
