#!/bin/bash
# make mutants: takes the guards of mutants.txt away, one by one and in a copy of what is committed, and says which of them no
# test misses. Argument: a pattern of the names of those that are meant; all without one. A run that was ended goes on where it was.
set -uo pipefail
cd "$(git rev-parse --show-toplevel)" || exit 1
only=$1 target=$PWD/target copy=$PWD/target/mutants
seen=$target/mutants-$(git rev-parse --short HEAD).txt log=$target/mutant.log
read -ra maven <<<"${MAVEN:-mvn --batch-mode --no-transfer-progress}"
mapfile -t guards < <(grep -vE '^(#|$)' bom/acceptance/mutants.txt)

prepare() { # the copy, compiled as far as it was
    mkdir -p "$target" && touch "$seen"
    [[ -e $copy/.git ]] || { git worktree prune && git worktree add --quiet --force --detach "$copy"; } || exit 1
    cd "$copy" && git checkout --quiet --force --detach "$(git -C "$target" rev-parse HEAD)" || exit 1
}

instead() { # file, what is there, what is there instead
    node -e '
        const [file, what, instead] = process.argv.slice(1), fs = require("fs"), text = fs.readFileSync(file, "utf8");
        if (!text.includes(what)) { console.error(`${file} has no ${what}`); process.exit(1); }
        fs.writeFileSync(file, text.replaceAll(what, () => instead));' -- "$@"
}

without() { # guard, file, what is there, what is there instead, module, tests: what came of it
    instead "$2" "$3" "$4" || { echo "NOT THERE: $1"; return; }
    "${maven[@]}" test -pl "$5" -Dtest="$6" -Dsurefire.failIfNoSpecifiedTests=false -Dtest.reruns=0 -Dspotless.check.skip \
        -Dmaven.compiler.useIncrementalCompilation=false \
        >"$log" 2>&1 </dev/null
    git checkout --quiet -- .
    if grep -q 'There are test failures' "$log"; then
        echo "missed: $1, by $(grep -m1 -oP '^\[ERROR\]   \K.*' "$log")"
    else
        cp "$log" "$log.$(date +%s)"
        echo "NOBODY MISSES: $1, $6 ($(grep -m1 -oE 'COMPILATION ERROR|BUILD SUCCESS|BUILD FAILURE' "$log"))"
    fi
}

prepare
asked=0 missed=0
for line in "${guards[@]}"; do
    IFS=$'\x1f' read -r guard file what instead module tests <<<"${line// ~ /$'\x1f'}"
    [[ $guard =~ $only ]] || continue
    asked=$((asked + 1))
    if ! grep -F "missed: $guard, by" "$seen"; then
        without "$guard" "$file" "$what" "$instead" "$module" "$tests" | tee -a "$seen"
    fi
    grep -qF "missed: $guard, by" "$seen" && missed=$((missed + 1))
done
echo "$missed of $asked guards are missed by a test"
# what was compiled is of use to the next part
[[ -n $only ]] || { cd "$target" && git worktree remove --force "$copy"; }
[[ $missed == "$asked" ]]
