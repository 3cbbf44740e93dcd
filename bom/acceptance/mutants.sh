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

split() { # a line of mutants.txt into what it says
    IFS=$'\x1f' read -r guard file what instead module tests <<<"${1// ~ /$'\x1f'}"
    [[ $guard =~ $only ]]
}

tests() { # modules, tests
    "${maven[@]}" test -pl "$1" -Dtest="$2" -Dsurefire.failIfNoSpecifiedTests=false -Dtest.reruns=0 -Dspotless.check.skip \
        -Dmaven.compiler.useIncrementalCompilation=false >"$log" 2>&1 </dev/null
}

require_green() { # what fails with all guards in place misses none of them
    local modules tests_of_all
    modules=$(for line in "${guards[@]}"; do split "$line" && echo "$module"; done | sort -u | paste -sd,)
    tests_of_all=$(for line in "${guards[@]}"; do split "$line" && echo "$tests"; done | sort -u | paste -sd,)
    grep -qxF "green: $tests_of_all" "$seen" && return
    tests "$modules" "$tests_of_all" || { echo "They fail with all guards in place: $log"; exit 1; }
    echo "green: $tests_of_all" >>"$seen"
}

instead() { # file, what is there, what is there instead
    node -e '
        const [file, what, instead] = process.argv.slice(1), fs = require("fs"), text = fs.readFileSync(file, "utf8");
        if (!text.includes(what)) { console.error(`${file} has no ${what}`); process.exit(1); }
        fs.writeFileSync(file, text.replaceAll(what, () => instead));' -- "$@"
}

without_it() { # what came of the guard that was split
    instead "$file" "$what" "$instead" || { echo "NOT THERE: $guard"; return; }
    tests "$module" "$tests"
    git checkout --quiet -- .
    if grep -qE 'Tests run: .*(Failures|Errors): [1-9]' "$log"; then
        echo "missed: $guard, by $(grep -m1 -oP '^\[ERROR\]   \K.*' "$log")"
    else
        cp "$log" "$log.$(date +%s)"
        echo "NOBODY MISSES: $guard, $tests ($(grep -m1 -oE 'COMPILATION ERROR|BUILD SUCCESS|BUILD FAILURE' "$log"))"
    fi
}

prepare
require_green
asked=0 missed=0
for line in "${guards[@]}"; do
    split "$line" || continue
    asked=$((asked + 1))
    grep -F "missed: $guard, by" "$seen" || without_it | tee -a "$seen"
    grep -qF "missed: $guard, by" "$seen" && missed=$((missed + 1))
done
echo "$missed of $asked guards are missed by a test"
# what was compiled is of use to the next part
[[ -n $only ]] || { cd "$target" && git worktree remove --force "$copy"; }
[[ $missed == "$asked" ]]
