#!/bin/bash
# make replay: the operator's client of /q/neonpro/projections. Arguments: service, what to do, model, tenant, stream, type,
# since, until, effects. Begun for all tenants, it goes on until all have been.
set -euo pipefail
service=$1 action=$2 model=$3 tenant=$4 stream=$5 type=$6 since=$7 until=$8 effects=$9
. "$(dirname "$0")/operator.sh"

json() { # name value …, without those that are empty
    node -p 'const o = {}, a = process.argv.slice(1);
        for (let i = 0; i < a.length; i += 2) if (a[i + 1]) o[a[i]] = a[i + 1] === "true" ? true : a[i + 1];
        JSON.stringify(o)' -- "$@"
}
begin() { # path, and what is asked
    local path=$1 after='' answer
    shift
    while :; do
        answer=$(ask "$projections/$path" -d "$(json tenantId "$tenant" after "$after" "$@")")
        echo "$answer"
        after=$(node -p 'JSON.parse(process.argv[1]).next || ""' -- "$answer")
        [ -n "$after" ] || break
    done
}

operator
projections="$(operations "$service")/q/neonpro/projections"
case "$action:$model" in
    :)           ask "$projections" ;;
    :?*)         begin "$model/rebuild" ;;
    compare:?*)  begin "$model/rebuild" compareOnly true ;;
    republish:)  begin republish stream "$stream" type "$type" since "$since" until "$until" effects "$effects" ;;
    *)           echo "MODEL= of a rebuild, with DO=compare perhaps; or DO=republish without one" >&2; exit 1 ;;
esac
