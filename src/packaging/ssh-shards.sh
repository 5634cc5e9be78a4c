#!/bin/sh
# Runs one load from several machines: a shard on each host, started by ssh, all beginning at one time, and one result.
#
#   src/packaging/ssh-shards.sh [OPTION…] SCENARIO HOST… [-- OPTION OF wingload run…]
#
#   --files DIR       what each host gets: a folder with the scenario and all files that it names; the scenario's own by default
#   --env NAME        a variable that the scenario refers to, once for each. Its value reaches the hosts on standard input, and
#                     is in a file there that only the user can read, until the shard has started
#   --results DIR     where the results are kept: "results" by default
#   --limit SECONDS   when shards that have not ended are stopped: after 7200 s by default
#
# Each host needs Java 17 or newer, tar, and a clock that is synchronized; this user must be able to log in without a password.
# Nothing has to be installed there, and nothing is left. A host that is named twice gets two shards. Ctrl-C stops all shards, and
# what they have measured is merged.
#
# The exit code is that of "wingload merge"; 2 if something is wrong before the load begins, 3 if no shard has results, 130 after Ctrl-C.
set -eu

fail() {
    printf 'ssh-shards.sh: %s\n  %s\n' "$1" "$2" >&2
    exit 2
}

say() {
    printf 'ssh-shards.sh: %s\n' "$1" >&2
}

# A word as a shell reads it again.
quoted() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

files=''
variables=''
results=results
limit=7200
pause=${SSH_SHARDS_PAUSE:-5}
while [ $# -gt 0 ]; do
    case $1 in
        --files | --env | --results | --limit)
            [ $# -gt 1 ] || fail "$1 has no value" "Write it behind the option."
            ;;
    esac
    case $1 in
        --files) files=$2 ;;
        --env) variables="$variables $2" ;;
        --results) results=$2 ;;
        --limit) limit=$2 ;;
        -*) fail "there is no option $1" "The first lines of this file name the options. Those of wingload come last, after --." ;;
        *) break ;;
    esac
    shift 2
done
[ $# -ge 2 ] && [ "$2" != -- ] || fail "a scenario and at least one host are needed" "For example: ssh-shards.sh my-service.yaml loader-0 loader-1"
scenario=$1
shift
[ -f "$scenario" ] || fail "there is no scenario $scenario" "Name a scenario file."
case $limit in
    '' | *[!0-9]*) fail "--limit $limit is not a number of seconds" "Write a whole number." ;;
esac
files=$(CDPATH='' cd -- "${files:-$(dirname "$scenario")}" && pwd -P) || fail "there is no folder $files" "Name one with --files."
scenario=$(CDPATH='' cd -- "$(dirname "$scenario")" && pwd -P)/$(basename "$scenario")
case $scenario in
    "$files"/*) scenario=${scenario#"$files"/} ;;
    *) fail "$scenario is not in $files" "Name a folder with --files that has it." ;;
esac
for name in $variables; do
    case $name in
        [0-9]* | *[!A-Za-z0-9_]*) fail "--env $name is not the name of a variable" "Name it without its value." ;;
    esac
    eval "[ \"\${$name+set}\" = set ]" || fail "the variable $name is not set" "Set it and export it."
done

# Each shard as NUMBER=HOST.
shards=''
count=0
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
        -* | *[!A-Za-z0-9@._:-]*) fail "$1 is not the name of a host" "Write it as for ssh, such as me@loader-0." ;;
    esac
    shards="$shards $count=$1"
    count=$((count + 1))
    shift
done
[ $# -eq 0 ] || shift
options=''
for option; do
    options="$options $(quoted "$option")"
done

# In an unpacked release the jar is beside the launcher; in a clone it is where Maven has built it.
home=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P)
jar=$home/wingload.jar
[ -f "$jar" ] || jar=$home/target/wingload.jar
[ -f "$jar" ] || fail "there is no wingload.jar in $home" "Unpack a release, or run mvn package."
for tool in ssh tar; do
    command -v "$tool" >/dev/null || fail "there is no $tool" "Install it."
done

run=wingload-$(date -u +%Y%m%dT%H%M%SZ)-$$
started=''
interrupted=''

# Runs command $3 on host $2, within the folder of shard $1.
on() {
    ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 "$2" \
        "mkdir -p $run-$1 && cd $run-$1 && $3"
}

# Calls a function with the number and the host of each shard.
each() {
    for shard in $shards; do
        "$1" "${shard%%=*}" "${shard#*=}"
    done
}

forget() {
    on "$1" "$2" "if [ -f pid ] && [ ! -f code ]; then exit 1; fi; cd .. && rm -rf $run-$1" </dev/null || say "the folder $run-$1 is left on $2"
}

# As with Ctrl-C, the shard completes its calls in flight and writes its results.
stop() {
    on "$1" "$2" '[ -f code ] || kill "$(cat pid)"' </dev/null || say "shard $1 on $2 could not be stopped"
}

stop_all() {
    say "stopping all shards"
    [ -z "$started" ] || each stop
}

interrupt() {
    interrupted=yes
    if [ -z "$started" ]; then
        exit 130
    fi
    stop_all
}

trap 'each forget' EXIT
trap interrupt HUP INT TERM

prepare() {
    tar -cf - -C "$files" . | on "$1" "$2" 'umask 077 && mkdir -p files && tar -xf - -C files' || fail "$2 cannot be reached" "Check that ssh $2 needs no password, and that tar is installed there."
    tar -cf - -C "$home" wingload -C "$(dirname "$jar")" wingload.jar | on "$1" "$2" 'tar -xf -' || fail "$2 did not take the program" "Free some space there."
    # A connection that takes long is no wrong clock.
    before=$(date +%s)
    there=$(on "$1" "$2" 'date +%s' </dev/null) || fail "$2 cannot be reached" "Check the connection."
    after=$(date +%s)
    [ $((there - after)) -le 2 ] || fail "the clock of $2 is $((there - after)) s ahead of this one" "Synchronize the clocks: all shards begin at one time."
    [ $((before - there)) -le 2 ] || fail "the clock of $2 is $((before - there)) s behind this one" "Synchronize the clocks: all shards begin at one time."
    for name in $variables; do
        eval "value=\$$name"
        # shellcheck disable=SC2154 # It was set by eval.
        printf 'export %s=%s\n' "$name" "$(quoted "$value")"
    done | on "$1" "$2" 'umask 077 && cat > variables' || fail "$2 did not take the variables" "Free some space there."
    on "$1" "$2" ". ./variables && cd files && ../wingload run $(quoted "$scenario")$options --shard $1/$count --shards-of $run --dry-run >../plan" </dev/null ||
        fail "shard $1 cannot run on $2" "Its message is above."
    say "shard $1 of $count is ready on $2"
}

start() {
    # The shard outlives this connection. Its own shell keeps the exit code; the number is that of the program itself.
    inner="cd files && sh -c 'echo \$\$ >../pid; exec ../wingload run \"\$@\"' wingload $(quoted "$scenario")$options --shard $1/$count --shards-of $run --start-at $begin --results ../results; echo \$? >../code"
    on "$1" "$2" ". ./variables && rm variables && { nohup sh -c $(quoted "$inner") >log 2>&1 </dev/null & }" </dev/null ||
        say "shard $1 could not be started on $2"
}

ended() {
    if on "$1" "$2" '[ -f code ]' </dev/null; then
        return
    fi
    running=$((running + 1))
}

collect() {
    mkdir -p "$collected/$1"
    on "$1" "$2" '{ [ -d results ] || mkdir results; } && tar -cf - results log' </dev/null | tar -xf - -C "$collected/$1" ||
        say "the results of shard $1 on $2 could not be copied"
    if [ -z "$(find "$collected/$1" -name run.json)" ]; then
        say "shard $1 on $2 has no results; its last lines are:"
        tail -n 5 "$collected/$1/log" >&2 || true
    fi
}

each prepare

# Enough to start them all, one after the other, and for the slowest to get ready.
begin=$(($(date +%s) + 60 + 5 * count))
begin=$(date -u -d "@$begin" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$begin" +%Y-%m-%dT%H:%M:%SZ)
say "the load begins at $begin"
started=yes
each start

waited=0
running=$count
while [ "$running" -gt 0 ]; do
    sleep "$pause" || true
    waited=$((waited + pause))
    running=0
    each ended
    if [ "$running" -gt 0 ] && [ "$waited" -ge "$limit" ]; then
        say "$running of $count shards have not ended after $waited s"
        stop_all
        # They have as long again as a stopped shard needs: its deadline, and some seconds to write.
        limit=$((waited + 120))
        [ -z "${last:-}" ] || break
        last=yes
    fi
done

collected=$results/shards/$run
each collect
find "$collected" -name run.json | sort >"$collected/found"
set --
while read -r file; do
    set -- "$@" "$(dirname "$file")"
done <"$collected/found"
rm "$collected/found"
if [ $# -eq 0 ]; then
    say "no shard has results; what they printed is in $collected"
    exit 3
fi
code=0
"$home/wingload" merge "$@" --results "$results" || code=$?
[ -z "$interrupted" ] || code=130
exit "$code"
