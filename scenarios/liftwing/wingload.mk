# Runs wingload in place of Locust, in the folder test/locust of the model servers.
#
# In the Makefile there, replace the rule run-locust-test by this line, with the path to wingload:
#
#     include ../../../wingload/scenarios/liftwing/wingload.mk
#
# and call it as before:
#
#     MODEL_LOCUST_DIR=revertrisk_wikidata make run-locust-test
#
# results/MODEL_stats.csv is the baseline. It is read before the run and never written over: the tables of the run go to
# results/new/MODEL_*.csv, and `make accept-locust-test` makes them the baseline. Without a baseline they are it at once.
# Users, spawn rate, run time and host come from locust.conf if it has them, otherwise from the scenario.
#
# WINGLOAD_OPTIONS are further options of `wingload run`: WINGLOAD_OPTIONS="--threshold 'p90 of ok <= 500ms'".
# make ends with exit code 2 if wingload ends with another one than 0.

WINGLOAD_HOME := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))/../..)
WINGLOAD ?= $(WINGLOAD_HOME)/wingload
WINGLOAD_SCENARIOS ?= $(WINGLOAD_HOME)/scenarios/liftwing
WINGLOAD_RESULTS ?= wingload-results
WINGLOAD_OPTIONS ?=

# Scenarios are named as the folders of the models are, with hyphens, except for these.
wingload_name_of_articletopic_outlink := outlink-topic-model

wingload_name = $(or $(wingload_name_of_$(MODEL_LOCUST_DIR)),$(subst _,-,$(MODEL_LOCUST_DIR)))
wingload_scenario = $(WINGLOAD_SCENARIOS)/$(wingload_name).yaml
wingload_baseline = results/$(MODEL_LOCUST_DIR)_stats.csv
wingload_prefix = $(if $(wildcard $(wingload_baseline)),results/new/,results/)$(MODEL_LOCUST_DIR)

# The value of a key in locust.conf, without quotes; nothing if it is not there.
wingload_conf = $(shell sed -n "s/^ *$(1) *[=:] *[\"']*\([^\"']*\)[\"']* *$$/\1/p" locust.conf 2>/dev/null)
# Locust reads a run time without a unit as seconds.
wingload_run_time = $(shell echo "$(call wingload_conf,run-time)" | sed 's/^[0-9][0-9]*$$/&s/')
wingload_load = $(if $(call wingload_conf,users),--users $(call wingload_conf,users)) \
	$(if $(call wingload_conf,spawn-rate),--spawn-rate $(call wingload_conf,spawn-rate)) \
	$(if $(wingload_run_time),--run-time $(wingload_run_time))

.PHONY: run-locust-test accept-locust-test wingload-model

run-locust-test: wingload-model
	@mkdir -p $(dir $(wingload_prefix))
	$(if $(call wingload_conf,host),LIFTWING_URL=$(call wingload_conf,host)) \
	$(WINGLOAD) run $(wingload_scenario) --only-summary --results $(WINGLOAD_RESULTS) --csv $(wingload_prefix) \
		$(if $(wildcard $(wingload_baseline)),--baseline $(wingload_baseline)) $(wingload_load) $(WINGLOAD_OPTIONS)

accept-locust-test: wingload-model
	@test -f results/new/$(MODEL_LOCUST_DIR)_stats.csv || \
		{ echo "There is no new result of $(MODEL_LOCUST_DIR): run-locust-test writes one." >&2; exit 2; }
	mv results/new/$(MODEL_LOCUST_DIR)_*.csv results/

wingload-model:
	@test -n "$(MODEL_LOCUST_DIR)" || \
		{ echo "MODEL_LOCUST_DIR is not set. Write for example: MODEL_LOCUST_DIR=revertrisk_wikidata make run-locust-test" >&2; exit 2; }
	@test -f "$(wingload_scenario)" || \
		{ echo "There is no scenario for $(MODEL_LOCUST_DIR): $(wingload_scenario) does not exist." >&2; exit 2; }
