#!/bin/sh
# Builds the image that the Containerfile beside this file describes, without a container registry: its base is made of Debian's
# packages. Run it as root in the root of the repository, after "mvn package":
#
#   src/packaging/image.sh [ARCHIVE]        ARCHIVE is target/wingload-image.tar by default
#
# The archive can be loaded wherever images are used:
#
#   podman load --input target/wingload-image.tar      or docker load
#   ctr --namespace k8s.io images import target/wingload-image.tar       on a node of a cluster
#   kind load image-archive target/wingload-image.tar
#   skopeo copy docker-archive:target/wingload-image.tar docker://REGISTRY/wingload:VERSION
#
# It needs Debian's packages mmdebstrap and buildah, 3 GB in TMPDIR, and two to five minutes. It starts no daemon, and leaves nothing
# but the archive.
#
#   SUITE     the release of Debian: bookworm by default
#   MIRROR    where its packages are: Debian's own mirrors by default
set -eu

archive=${1:-target/wingload-image.tar}

fail() {
    printf 'image.sh: %s\n  %s\n' "$1" "$2" >&2
    exit 2
}

[ "$(id -u)" -eq 0 ] || fail "this user cannot make a base system" "Run it as root."
for tool in mmdebstrap buildah; do
    command -v "$tool" >/dev/null || fail "there is no $tool" "Install Debian's package $tool."
done
release=$(find target -maxdepth 1 -name 'wingload-*.tar.gz' 2>/dev/null)
[ -f "$release" ] || fail "target has no release, or several of them" "Run mvn clean package in the root of the repository first."
version=${release#target/wingload-}
version=${version%.tar.gz}
case $archive in
    /*) ;;
    *) archive=$PWD/$archive ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

# Everything in one directory, so that images of others stay as they are. No container needs a network or a cgroup of its own.
images() {
    command=$1
    shift
    buildah --root "$work/images" --runroot "$work/run" --storage-driver vfs "$command" "$@"
}
export BUILDAH_ISOLATION=chroot

# Documentation is not needed, but licences are.
mmdebstrap --variant=minbase --include=ca-certificates,default-jre-headless,fonts-dejavu-core,tzdata \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "${SUITE:-bookworm}" "$work/base.tar" ${MIRROR:+"$MIRROR"}

base=$(images from scratch)
images add --quiet "$base" "$work/base.tar" / >/dev/null
rm "$work/base.tar"
images config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$base"
images commit --quiet --rm "$base" wingload-base >/dev/null

images build --quiet --pull-never --build-arg BASE=localhost/wingload-base --file src/packaging/Containerfile \
    --tag "wingload:$version" . >/dev/null

# A version alone would not show a Java without something that only a run needs. On a busy machine, a run may have no verdict.
printf 'image.sh: a first run in the image\n' >&2
container=$(images from --pull-never "localhost/wingload:$version")
images run --user 900:900 "$container" -- sh -c \
    'wingload run "$0" --run-time 3s --results /tmp/first --only-summary; cd /tmp/first/quickstart/* && test -s report.html' \
    "/opt/wingload-$version/scenarios/quickstart.yaml" >&2 || fail "the image cannot run a test" "What it says is above."
images rm "$container" >/dev/null

rm -f "$archive"
images push --quiet "localhost/wingload:$version" "docker-archive:$archive:localhost/wingload:$version"
ls -l "$archive" >&2
