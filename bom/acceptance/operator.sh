#!/bin/bash
# What make events and make replay have in common: where services are, and the operator's token. Sourced with a service in $service.
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
operations() { # of a service: where it has a port of its own for them, as in a cluster, NEONPRO_OPERATIONS_URL
    echo "${NEONPRO_OPERATIONS_URL:-$(address "$1")}"
}
ask() { curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; echo; }

operator() { # gets a token for the service
    local secret
    port "$service" > /dev/null
    secret=${NEONPRO_OPERATOR_SECRET:-$(sed -n 's/^operator.secret=//p' .neonpro/secrets.properties 2> /dev/null || true)}
    [ -n "$secret" ] || { echo "NEONPRO_OPERATOR_SECRET is not set, and no make run has kept one" >&2; return 1; }
    token=$(curl -sSf "$(address identity)/oauth/token" -d grant_type=client_credentials -d "audience=$service" -d client_id=operator \
        --data-urlencode client_secret@- < <(printf %s "$secret") | node -p 'JSON.parse(require("fs").readFileSync(0)).access_token')
}
