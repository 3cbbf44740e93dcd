#!/bin/bash
# make events: the operator's client of /q/neonpro/dead-letters. Arguments: service, tenant, id, what to do, data, reason.
set -euo pipefail
service=$1 tenant=$2 id=$3 action=$4 data=$5 reason=$6

port() {
    case "$1" in
        identity) echo 8086 ;; clinic) echo 8083 ;; patient) echo 8081 ;;
        scheduling) echo 8082 ;; billing) echo 8084 ;; notify) echo 8085 ;;
        *) echo "SERVICE= must be identity, clinic, patient, scheduling, billing or notify" >&2; return 1 ;;
    esac
}
address() { # of a service: NEONPRO_<SERVICE>_URL, else that of make run
    local variable
    variable="NEONPRO_$(echo "$1" | tr a-z A-Z)_URL"
    echo "${!variable:-http://localhost:$(port "$1")}"
}
ask() { curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; echo; }

port "$service" > /dev/null
letters="$(address "$service")/q/neonpro/dead-letters"
secret=${NEONPRO_OPERATOR_SECRET:-$(sed -n 's/^operator.secret=//p' .neonpro/secrets.properties 2> /dev/null || true)}
[ -n "$secret" ] || { echo "NEONPRO_OPERATOR_SECRET is not set, and no make run has kept one" >&2; exit 1; }
token=$(curl -sSf "$(address identity)/oauth/token" -K - -d grant_type=client_credentials -d "audience=$service" \
    <<< "user = \"operator:$secret\"" | node -p 'JSON.parse(require("fs").readFileSync(0)).access_token')

case "$id:$action" in
    :)         ask "$letters?limit=100${tenant:+&tenantId=$tenant}" ;;
    ?*:)       ask "$letters/$id" ;;
    ?*:resend) ask "$letters/$id/resend" -d "{${data:+\"data\": $data}}" && echo "sent again" ;;
    ?*:discard)
        [ -n "$reason" ] || { echo "REASON= is missing" >&2; exit 1; }
        ask "$letters/$id/discard" -d "{\"reason\": $(node -p 'JSON.stringify(process.argv[1])' -- "$reason")}" && echo "discarded" ;;
    *)         echo "DO= is resend or discard, of an ID=" >&2; exit 1 ;;
esac
