# NeonPro. `make` or `make help` says what there is.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run demo events replay test jobs manifests chart contracts fuzz fuzz-tenancy mutants torture native test-native sleep capacity bench bench-startup bench-growth rebuild reset build java maven node numbers

# --- tools: the first one found wins; nothing is downloaded or installed behind your back

find_jdk = for home in "$$JAVA_HOME" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk* "$$HOME"/.sdkman/candidates/java/* \
	/Library/Java/JavaVirtualMachines/*/Contents/Home; do \
	[ -x "$$home/bin/javac" ] && "$$home/bin/javac" -version 2>&1 | grep -q '^javac 25' && { echo "$$home"; break; }; done
export JAVA_HOME := $(shell $(find_jdk))
MVN := $(shell command -v mvn || ls /opt/maven*/bin/mvn 2>/dev/null | head -1)
NODE_MAJOR := $(shell node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
maven := $(MVN) --batch-mode --no-transfer-progress
JAVA = "$(JAVA_HOME)/bin/java" --enable-native-access=ALL-UNNAMED
native_tests := BookingJourneyTest,BadInputTest,StrangerTest
torture_tests := LongOutage,LongKills,LongParkedKey
full_compiler := -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED
only = -Dtest=$(1) -Dsurefire.failIfNoSpecifiedTests=false
program = $(CURDIR)/bom/$(1)/target/neonpro-$(1).jar:$(CURDIR)/bom/$(1)/target/lib/*

java:
	@[ -n "$(JAVA_HOME)" ] || { echo "NeonPro needs a JDK 25. Install Temurin 25 (apt install temurin-25-jdk, brew install temurin@25) or set JAVA_HOME."; exit 1; }
maven: java
	@[ -n "$(MVN)" ] || { echo "NeonPro needs Maven 3.8.7 or newer. Install it (apt install maven, brew install maven)."; exit 1; }
node:
	@[ -n "$(NODE_MAJOR)" ] && [ "$(NODE_MAJOR)" -ge 20 ] || { echo "NeonPro needs Node.js 20 or newer for the GraphQL gateway. Install it (apt install nodejs npm, brew install node)."; exit 1; }

help: ## this list
	@echo "NeonPro - the backend that aesthetic clinics run on"; echo
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16 | sed 's/^/  make /'

build: maven node
	@echo "Building; the first time takes some minutes."
	@$(maven) -q -T 2 package -DskipTests -Dspotless.check.skip

run: build ## build, then start Postgres, Kafka, Redis, SMTP, the six services and the gateway; Ctrl-C stops all
	@exec $(JAVA) -Xmx256m -cp "$(call program,devstack)" io.neonpro.devstack.Launcher

demo: java ## against a running platform: sign up a clinic group and fill it through the public API (SEED=…)
	@[ -f bom/acceptance/target/neonpro-acceptance.jar ] || $(MAKE) build
	@exec $(JAVA) -cp "$(call program,acceptance)" io.neonpro.acceptance.demo.Demo $(SEED)

events: node ## at night: what a service could not take in (SERVICE=billing [TENANT=…] or ID=… [DO=resend [DATA='{…}'] or DO=discard REASON='…'])
	@bom/acceptance/events.sh "$(SERVICE)" "$(TENANT)" "$(ID)" "$(DO)" "$$DATA" "$$REASON"

replay: node ## read models made anew of events (SERVICE=… [MODEL=… [TENANT=…] [DO=compare]]), or events told again (SERVICE=… DO=republish [TENANT=…] [STREAM=…] [TYPE=…] [SINCE=…] [UNTIL=…] [EFFECTS=true])
	@bom/acceptance/replay.sh "$(SERVICE)" "$(DO)" "$(MODEL)" "$(TENANT)" "$(STREAM)" "$(TYPE)" "$(SINCE)" "$(UNTIL)" "$(EFFECTS)"

test: maven node ## every test, against real servers
	@$(maven) -T 2 verify

jobs: maven numbers ## 10,000 jobs of a hundred tenants that are due at once, while workers die (JOBS=…)
	@set -o pipefail; $(maven) test -pl bom/kernel $(call only,ManyJobsTest) -Dneonpro.jobs=$(or $(JOBS),10000) | grep -E "^jobs:|Tests run|ERROR"

fuzz: numbers build ## hostile calls of every operation in every role (SEED=… CALLS=…, or CALL=… for one of them again)
	@$(maven) -q verify -pl bom/acceptance $(call only,LongFuzz) $(if $(SEED),-Dneonpro.fuzz.seed=$(SEED)) \
		$(if $(CALLS),-Dneonpro.fuzz.calls=$(CALLS)) $(if $(CALL),-Dneonpro.fuzz.call=$(CALL))

torture: numbers build ## events while the primary is away, instances are killed, a key is parked (ONLY=Outage, Kills or ParkedKey, SEED=… EVENTS=… SECONDS=…)
	@$(maven) -q verify -pl bom/acceptance $(call only,$(if $(ONLY),Long$(ONLY),$(torture_tests))) \
		$(if $(SEED),-Dneonpro.torture.seed=$(SEED)) $(if $(EVENTS),-Dneonpro.torture.events=$(EVENTS)) \
		$(if $(SECONDS),-Dneonpro.torture.seconds=$(SECONDS))

fuzz-tenancy: export NEONPRO_RATE_PER_USER = 600000
fuzz-tenancy: export NEONPRO_RATE_PER_TENANT = 600000
fuzz-tenancy: numbers build ## people of 20 groups and of two clinics in each ask for what is not theirs (SEED=… CALLS=…)
	@$(maven) -q verify -pl bom/acceptance $(call only,LongTenancyFuzz) $(if $(SEED),-Dneonpro.fuzz.seed=$(SEED)) \
		$(if $(CALLS),-Dneonpro.fuzz.calls=$(CALLS))

mutants: maven node ## each guard of tenants, clinics and permissions taken away, and whether a test misses it (ONLY=clinics)
	@MAVEN="$(maven)" bom/acceptance/mutants.sh "$(ONLY)"

numbers:
	@for given in "SEED=$(SEED)" "CALLS=$(CALLS)" "CALL=$(CALL)" "JOBS=$(JOBS)" "EVENTS=$(EVENTS)" "SECONDS=$(SECONDS)"; do \
		[[ "$$given" =~ =-?[0-9]{0,18}$$ ]] || { echo "$${given%%=*} must be a whole number, not $${given#*=}"; exit 1; }; done

manifests: build ## Kubernetes objects of every service, in <service>/target/manifests
	@ls -1 */target/manifests/*.yaml

chart: build ## the Helm chart of all of it, in helm/target/chart/neonpro
	@echo "helm upgrade --install neonpro helm/target/chart/neonpro --namespace neonpro --create-namespace -f helm/values/small.yaml"

contracts: build ## after an interface was changed on purpose: the committed openapi.yaml and schema.graphql are what the code says
	@for service in identity clinic patient scheduling billing notify; do \
		cp $$service/target/openapi/openapi.yaml $$service/openapi.yaml; done
	@cp helm/gateway/target/schema.graphql helm/gateway/

native: maven ## native executables of patient and scheduling; needs GRAALVM_HOME with native-image
	@for service in patient scheduling; do $(maven) package -Dnative -pl $$service || exit 1; done

test-native: build ## journey, bad input and strangers with the native executables, after make native
	@$(maven) verify -pl bom/acceptance -Dneonpro.native=true $(call only,$(native_tests))

bench: export NEONPRO_QUERIES_PER_MINUTE = 1000000
bench: build ## what operations take and cost, each beside its bare baseline, as a table; about fourteen minutes (ONLY=booking)
	@$(maven) -q verify -pl bom/acceptance $(call only,PlatformBench) -Dtest.jvm="$(full_compiler)" -Dneonpro.bench.only="$(ONLY)"

bench-startup: build ## first answer and memory of the native executables beside the JVM, after make native
	@$(maven) -q verify -pl bom/acceptance $(call only,StartupBench)

sleep: build ## billing and notify stopped when idle at night, woken by the first request or event: how long that takes, and what memory it saves
	@$(maven) -q verify -pl bom/acceptance $(call only,SleepBench)

capacity: java ## what 10, 1,000, 10,000 and 100,000 clinics need, by what the last make bench measured (DAY=file of other assumptions)
	@[ -f bom/acceptance/target/neonpro-acceptance.jar ] || $(MAKE) build
	@exec $(JAVA) -cp "$(call program,acceptance)" io.neonpro.acceptance.capacity.CapacityReport "$(DAY)"

bench-growth: maven ## a month of slots and a booking, beside little and much history, alone and among a thousand tenants
	@$(maven) -q test -pl scheduling $(call only,GrowthBench)

rebuild: maven ## the appointments' read model made anew of a million events while bookings go on, and how long that takes
	@$(maven) -q test -pl scheduling $(call only,io.neonpro.scheduling.appointment.RebuildTest) -Dneonpro.rebuild.events=1000000 -Dtest.jvm="$(full_compiler)"

reset: ## forget everything that `make run` has stored
	@rm -rf .neonpro && echo "The data of make run is gone."
