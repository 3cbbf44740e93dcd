#!/bin/bash
# make events: the operator's client of /q/neonpro/dead-letters. Arguments: service, tenant, id, what to do, data, reason.
set -euo pipefail
service=$1 tenant=$2 id=$3 action=$4 data=$5 reason=$6
. "$(dirname "$0")/operator.sh"

operator
letters="$(operations "$service")/q/neonpro/dead-letters"

case "$id:$action" in
    :)         ask "$letters?limit=100${tenant:+&tenantId=$tenant}" ;;
    ?*:)       ask "$letters/$id" ;;
    ?*:resend) ask "$letters/$id/resend" -d "{${data:+\"data\": $data}}" && echo "sent again" ;;
    ?*:discard)
        [ -n "$reason" ] || { echo "REASON= is missing" >&2; exit 1; }
        ask "$letters/$id/discard" -d "{\"reason\": $(node -p 'JSON.stringify(process.argv[1])' -- "$reason")}" && echo "discarded" ;;
    *)         echo "DO= is resend or discard, of an ID=" >&2; exit 1 ;;
esac
