#!/bin/bash
# make mutants: takes the guards of mutants.txt away, one by one and in a copy of what is committed, and says which of them no
# test misses. Argument: part of the names of those that are meant; all without one.
set -uo pipefail
cd "$(git rev-parse --show-toplevel)" || exit 1
list=$PWD/bom/acceptance/mutants.txt log=$PWD/target/mutant.log copy=$PWD/target/mutants only=$1 missed=0
read -ra maven <<<"${MAVEN:-mvn --batch-mode --no-transfer-progress}"

instead() { # file, what is there, what is there instead
    node -e '
        const [file, what, instead] = process.argv.slice(1), fs = require("fs"), text = fs.readFileSync(file, "utf8");
        if (!text.includes(what)) { console.error(`${file} has no ${what}`); process.exit(1); }
        fs.writeFileSync(file, text.replaceAll(what, () => instead));' -- "$@"
}

git worktree add --quiet --force --detach "$copy" HEAD || exit 1
trap 'git worktree remove --force "$copy"' EXIT
cd "$copy" || exit 1
while IFS='~' read -r guard file what without module tests; do
    read -r guard <<<"$guard" # without the blanks around it
    [[ -z $guard || $guard == \#* || $guard != *"$only"* ]] && continue
    what=${what# } without=${without# } tests=${tests// /}
    instead "${file// /}" "${what% }" "${without% }" || exit 1
    "${maven[@]}" test -pl "${module// /}" -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip \
        >"$log" 2>&1 </dev/null
    if grep -q 'There are test failures' "$log"; then
        echo "missed by $tests: $guard"
    else
        echo "NOBODY MISSES: $guard, $tests ($(grep -m1 -E 'COMPILATION ERROR|BUILD SUCCESS' "$log"))"
        missed=1
        cp "$log" "$log.$(date +%s)"
    fi
    git checkout --quiet -- .
done <"$list"
exit $missed
