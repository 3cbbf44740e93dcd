# NeonPro. `make` or `make help` says what there is.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help known run demo events replay test jobs manifests chart contracts fuzz fuzz-tenancy mutants torture native test-native aot images try-images sbom current sleep capacity bench bench-start bench-sign-in bench-settings bench-growth graalvm rebuild reset build java maven node numbers

# --- tools: the first one found wins; nothing is downloaded or installed behind your back

find_jdk = for home in "$$JAVA_HOME" "$$(dirname "$$(dirname "$$(readlink -f "$$(command -v javac)")")")" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk* "$$HOME"/.sdkman/candidates/java/* \
	/Library/Java/JavaVirtualMachines/*/Contents/Home "$$GRAALVM_HOME"; do \
	[ -x "$$home/bin/javac" ] && "$$home/bin/javac" -version 2>&1 | grep -q '^javac 25' && { echo "$$home"; break; }; done
export JAVA_HOME := $(shell $(find_jdk))
MVN := $(shell command -v mvn || ls /opt/maven*/bin/mvn 2>/dev/null | head -1)
NODE_MAJOR := $(shell node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
maven := $(MVN) --batch-mode --no-transfer-progress
JAVA = "$(JAVA_HOME)/bin/java" --enable-native-access=ALL-UNNAMED
services := identity clinic patient scheduling billing notify
comma := ,
nothing :=
space := $(nothing) $(nothing)
chosen = $(or $(subst $(comma),$(space),$(SERVICE)),$(services))
chosen_services = $(filter-out migrate,$(chosen))
chosen_images = $(if $(SERVICE),$(chosen),$(services) migrate)
module = $(patsubst migrate,bom/migrate,$(1))
commas = $(subst $(space),$(comma),$(strip $(1)))
# all but those that look at classes or at the tests' own parts only, or measure
without := HouseTest EndpointTest OwnershipTest WaitingTest AccessTableTest CommittedDocumentTest FaultyServerTest CallsTest ReadbackTest TenantCheckTest ContractCheckTest \
	GraphSchemaTest ScheduleTest SleeperTest ActivatorTest PlanTest PoolerTest BenchOperationsTest MemoryPartsTest MutantsTest
native_tests := io/neonpro/acceptance/**/*Test$(subst $(space),,$(without:%=$(comma)!%))
training := BookingJourneyTest,ReadmeTourTest,BadInputTest
shared_sources := pom.xml bom/pom.xml bom/kernel/pom.xml bom/kernel/src/main \
	$(foreach module,contracts manifests/runtime manifests/deployment,bom/$(module)/pom.xml bom/$(module)/src/main)
# an executable is of what was written before its compilation began, with these ARGS
is_compiled = [ -e "$$(ls $(1)/target/*-runner 2>/dev/null)" ]
is_older = { [ ! -e $(1)/target/native.args ] || [ -n "$$(find $(shared_sources) $(1)/pom.xml $(1)/src/main -newer $(1)/target/native.args -print -quit)" ]; }
is_stale = ! $(is_compiled) || $(is_older) || ! echo '$(ARGS)' | cmp -s - $(1)/target/native.args
is_outdated = $(is_compiled) && $(is_older)
# the same of everything that build makes, by when it began: it makes folders beside them; a build that changes nothing would take the AOT caches away
built := bom/acceptance/target/built
is_built = ls $(built) $(services:=/target/quarkus-app/quarkus-run.jar) >/dev/null 2>&1 && [ -z "$$(find . \( -name target -o -name node_modules -o -name '.?*' \) -prune -o \( -name pom.xml -o -path '*/src/*' -o -path './helm/*' -type f \) -newer $(built) -print -quit)" ]
as_built := -Dquarkus.build.skip=true
torture_tests := LongOutage,LongKills,LongParkedKey
full_compiler := -XX:+UseSerialGC -XX:MetaspaceSize=256m -Xmx1g --enable-native-access=ALL-UNNAMED
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
	@if $(is_built); then echo "Nothing has changed since it was built."; else \
		echo "Building; the first time takes some minutes."; mkdir -p $(dir $(built)) && touch $(built).begun && \
		$(maven) -q -T 2 package -DskipTests -Dspotless.check.skip && mv $(built).begun $(built); fi

run: build $(if $(NATIVE),native) ## build, then start Postgres, Kafka, Redis, SMTP, the six services and the gateway; Ctrl-C stops all (NATIVE=1: as executables)
	@exec $(JAVA) -Xmx256m -cp "$(call program,devstack)" io.neonpro.devstack.Launcher $(if $(NATIVE),--as=native)

demo: java ## against a running platform: sign up a clinic group and fill it through the public API (SEED=…)
	@[ -f bom/acceptance/target/neonpro-acceptance.jar ] || $(MAKE) build
	@exec $(JAVA) -cp "$(call program,acceptance)" io.neonpro.acceptance.demo.Demo $(SEED)

events: node ## at night: what a service could not take in (SERVICE=billing [TENANT=…] or ID=… [DO=resend [DATA='{…}'] or DO=discard REASON='…'])
	@bom/acceptance/events.sh "$(SERVICE)" "$(TENANT)" "$(ID)" "$(DO)" "$$DATA" "$$REASON"

replay: node ## read models made anew of events (SERVICE=… [MODEL=… [TENANT=…] [DO=compare]]), or events told again (SERVICE=… DO=republish [TENANT=…] [STREAM=…] [TYPE=…] [SINCE=…] [UNTIL=…] [EFFECTS=true])
	@bom/acceptance/replay.sh "$(SERVICE)" "$(DO)" "$(MODEL)" "$(TENANT)" "$(STREAM)" "$(TYPE)" "$(SINCE)" "$(UNTIL)" "$(EFFECTS)"

# three modules at a time on two cores, as tests wait for a third of their time
test: maven node ## every test, against real servers
	@$(maven) -T 3 verify

jobs: maven numbers ## 10,000 jobs of a hundred tenants that are due at once, while workers die (JOBS=…)
	@set -o pipefail; $(maven) test -pl bom/kernel/tests $(call only,ManyJobsTest) -Dneonpro.jobs=$(or $(JOBS),10000) | grep -E "^jobs:|Tests run|ERROR"

fuzz: numbers build ## hostile calls of every operation in every role (SEED=… CALLS=…, or CALL=… for one of them again)
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,LongFuzz) $(if $(SEED),-Dneonpro.fuzz.seed=$(SEED)) \
		$(if $(CALLS),-Dneonpro.fuzz.calls=$(CALLS)) $(if $(CALL),-Dneonpro.fuzz.call=$(CALL))

torture: numbers build ## events while the primary is away, instances are killed, a key is parked (ONLY=Outage, Kills or ParkedKey, SEED=… EVENTS=… SECONDS=…)
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,$(if $(ONLY),Long$(ONLY),$(torture_tests))) \
		$(if $(SEED),-Dneonpro.torture.seed=$(SEED)) $(if $(EVENTS),-Dneonpro.torture.events=$(EVENTS)) \
		$(if $(SECONDS),-Dneonpro.torture.seconds=$(SECONDS))

fuzz-tenancy: numbers build ## people of 20 groups and of two clinics in each ask for what is not theirs (SEED=… CALLS=…)
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,TenancyFuzzTest) -Dneonpro.full-compiler=true -Dtest.jvm="$(full_compiler)" $(if $(SEED),-Dneonpro.fuzz.seed=$(SEED)) \
		$(if $(CALLS),-Dneonpro.fuzz.calls=$(CALLS))

mutants: maven node ## guards taken away one by one: of tenants, clinics, permissions, versions; and whether a test misses each (ONLY=clinics)
	@MAVEN="$(maven)" bom/acceptance/mutants.sh "$(ONLY)"

numbers:
	@for given in "SEED=$(SEED)" "CALLS=$(CALLS)" "CALL=$(CALL)" "JOBS=$(JOBS)" "EVENTS=$(EVENTS)" "SECONDS=$(SECONDS)"; do \
		[[ "$$given" =~ =-?[0-9]{0,18}$$ ]] || { echo "$${given%%=*} must be a whole number, not $${given#*=}"; exit 1; }; done

manifests: build ## Kubernetes objects of every service, in <service>/target/manifests
	@ls -1 */target/manifests/*.yaml

chart: build ## the Helm chart of all of it, in helm/target/chart/neonpro
	@echo "helm upgrade --install neonpro helm/target/chart/neonpro --namespace neonpro --create-namespace -f helm/values/small.yaml"

contracts: build ## after an interface was changed on purpose: the committed openapi.yaml and schema.graphql are what the code says
	@for service in $(services); do \
		cp $$service/target/openapi/openapi.yaml $$service/openapi.yaml; done
	@cp helm/gateway/target/schema.graphql helm/gateway/

# with a GraalVM here, else in a container if an engine runs
graalvm:
	@if [ -x "$(GRAALVM_HOME)/bin/native-image" ]; then \
		"$(GRAALVM_HOME)/bin/native-image" --version | head -1 | grep -q ' 25' || { echo "GRAALVM_HOME is not a GraalVM 25: $(GRAALVM_HOME)"; exit 1; }; \
	elif ! docker info >/dev/null 2>&1 && ! podman info >/dev/null 2>&1; then \
		echo "A native executable needs GraalVM 25: set GRAALVM_HOME to one (sdk install java 25-graalce), or start Docker or Podman, in which it is compiled then."; exit 1; fi

native: maven graalvm known ## native executables of what has changed, one after the other, some ten minutes each (SERVICE=patient, ARGS='-Dquarkus.native…')
	@for service in $(chosen_services); do \
		if $(call is_stale,$$service); then \
			echo "Compiling $$service to a native executable."; rm -f $$service/target/*-runner; \
			mkdir -p $$service/target && echo '$(ARGS)' > $$service/target/native.args; \
			$(maven) -q package -Dnative -Dspotless.check.skip -pl $$service $(ARGS) \
				$(if $(wildcard $(GRAALVM_HOME)/bin/native-image),-Dquarkus.native.container-build=false,-Dquarkus.native.container-build=true) || exit 1; \
		else echo "$$service is up to date."; fi; done

known:
	@[ -z "$(filter-out $(services) migrate,$(chosen))" ] || { echo "There is no service $(filter-out $(services) migrate,$(chosen)): $(services)"; exit 1; }

test-native: native build ## what tests ask of the platform and of each service from outside, asked of the native executables (ONLY=BookingJourneyTest)
	@$(maven) verify -pl bom/acceptance $(as_built) -Dneonpro.as=native $(call only,$(or $(ONLY),$(native_tests)))
	@$(if $(ONLY),,$(maven) verify -Dnative -Dquarkus.native.reuse-existing=true -DskipITs=false -Dspotless.check.skip -pl $(call commas,$(services)))

# one class after the other, and so one platform: each service has one file for what it notes
aot: build ## what the JVM has loaded and linked once the services serve, recorded for their next starts: make run takes it
	@$(maven) -q verify -pl bom/acceptance $(as_built) -Dneonpro.as=training $(call only,$(training)) -Djunit.jupiter.execution.parallel.enabled=false
	@for service in $(services); do app=$(CURDIR)/$$service/target/quarkus-app; rm -f $$app/app.aot; \
		"$(JAVA_HOME)/bin/java" -XX:AOTMode=create -XX:AOTConfiguration=$$app/app.aotconf -XX:AOTCache=$$app/app.aot -XX:+UseG1GC -Xmx384m \
			--enable-native-access=ALL-UNNAMED -jar $$app/quarkus-run.jar && rm -f $$app/app.aotconf || exit 1; done
	@ls -sh1 */target/quarkus-app/app.aot

# an executable of other sources would be shipped, or measured, as if it was of these
current: known build
	@for service in $(chosen); do if $(call is_outdated,$$service); then \
		echo "$$service's executable is older than its sources: make native SERVICE=$$service"; exit 1; fi; done

images: current sbom ## container images without a container engine, native where compiled and on the JVM: <service>/target/image/*.tar (REGISTRY=… sends them there, TAG=…)
	@$(maven) -q package -DskipTests -Dspotless.check.skip -pl bom/images
	@$(JAVA) -cp "$(call program,images)" io.neonpro.images.Images "$(or $(TAG),1.0.0)" "$(REGISTRY)" $(chosen_images)

try-images: node ## as root: each image that there is, started as an engine would, in a root of its own
	@bom/images/try.sh $(wildcard $(services:=/target/image/*.tar))

sbom: maven known ## what each image is made of (CycloneDX), in target/bom.json of its module
	@$(maven) -q package -DskipTests -Dspotless.check.skip $(as_built) -Dsbom.phase=package -pl $(call commas,$(call module,$(chosen_images)))
	@ls -1 $(addsuffix /target/bom.json,$(call module,$(chosen_images)))

bench: export NEONPRO_QUERIES_PER_MINUTE = 1000000
bench: export NEONPRO_RATE_PER_SOURCE = 600000
bench: build ## what operations take and cost, each beside its bare baseline, as a table; about fifteen minutes (ONLY='booking|sign in')
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,PlatformBench) -Dtest.jvm="$(full_compiler)" -Dneonpro.bench.only="$(ONLY)"

bench-start: $(if $(findstring native,$(or $(FORMS),native)),current,build) ## first answer, first booking, memory and throughput: native, JVM with cache, JVM; after make native aot (SERVICE=…, FORMS=native,jvm,plain, TIMELINE=true, LIMITS=true)
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,StartBench) -Dtest.jvm="$(full_compiler)" \
		-Dneonpro.bench.services="$(call commas,$(chosen))" -Dneonpro.bench.forms="$(FORMS)" $(if $(TIMELINE),-Dneonpro.bench.timeline=true) $(if $(LIMITS),-Dneonpro.bench.limits=true)

bench-sign-in: build ## what 200 sign-ins a minute and core do to 500 token verifications a second, and 10,000 strangers a minute to one honest person
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,SignInBench) -Dtest.jvm="$(full_compiler)"

bench-settings: build ## how long until every service has heard a change of settings, beside what Kafka takes by itself
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,SettingsBench) -Dtest.jvm="$(full_compiler)"

sleep: build $(if $(NATIVE),native) ## billing and notify stopped when idle at night, woken by the first request or event: how long that takes, and what memory it saves (NATIVE=1)
	@$(maven) -q verify -pl bom/acceptance $(as_built) $(call only,SleepBench) $(if $(NATIVE),-Dneonpro.as=native)

capacity: java ## what 10, 1,000, 10,000 and 100,000 clinics need, by what the last make bench measured (DAY=file of other assumptions)
	@[ -f bom/acceptance/target/neonpro-acceptance.jar ] || $(MAKE) build
	@exec $(JAVA) -cp "$(call program,acceptance)" io.neonpro.acceptance.capacity.CapacityReport "$(DAY)"

bench-growth: maven ## a month of slots and a booking, beside little and much history, alone and among a thousand tenants
	@$(maven) -q test -pl scheduling $(call only,GrowthBench)

rebuild: maven ## the appointments' read model made anew of a million events while bookings go on, and how long that takes
	@$(maven) -q test -pl scheduling $(call only,io.neonpro.scheduling.appointment.RebuildTest) -Dneonpro.rebuild.events=1000000 -Dtest.jvm="$(full_compiler)"

reset: ## forget everything that `make run` has stored
	@rm -rf .neonpro && echo "The data of make run is gone."
