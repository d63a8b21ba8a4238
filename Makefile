# The commands of the project; `make help` lists them.
#
# `run` and `test` compile dependencies with the same profile, so that one compilation serves both. Everything that a
# target needs it gets by itself, and does nothing when nothing changed.

SHELL := bash
DATA ?= var
LISTEN ?= 127.0.0.1:8080
CARGO ?= cargo
# Most tests wait for a database or a browser most of the time: more of them than there are cores.
TEST_THREADS ?= 4
MINUTES ?= 5
PEERS := crates/allocation/benches/peers
COUNTING_PEERS := crates/voting/benches/peers
# Data of others, which tests and benchmarks read in place; see the README.
SHARED_DATA := $(or $(GEMEENGOED_SHARED_DATA),../shared/data)
ELECTIONS := $(wildcard $(addprefix $(SHARED_DATA)/voting/,Netherlands_*.pb Poland_*.pb our_342.pb))
# Tests whose data is missing leave a line here.
SKIPPED := $(CURDIR)/target/skipped.txt

# Clippy is the compiler with more lints. Checks and tests build the workspace with it once, where checking with one and
# building with the other would compile every dependency twice: see docs/decisions/0010.
LINTED := RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__ $(CARGO)

.DEFAULT_GOAL := help
.PHONY: run test check bench agree fuzz audit axe-all reset help deps deps-test assets lint

run: deps assets ## Build the portal and serve it on http://127.0.0.1:8080 (LISTEN=.., DATA=..)
	@$(CARGO) run --locked --quiet -- serve --listen $(LISTEN) --data $(DATA)

test: deps-test check ## Check, then run all tests, browser included
	@rm -f $(SKIPPED)
	@GEMEENGOED_SKIPPED=$(SKIPPED) RUST_TEST_THREADS=$(TEST_THREADS) \
		$(LINTED) test --workspace --locked --no-fail-fast; status=$$?; scripts/skipped.sh $(SKIPPED); exit $$status

check: deps lint assets ## Formatting, text and template lints, a build by clippy with warnings as errors
	@$(CARGO) fmt --all --check
	@$(LINTED) build --workspace --all-targets --locked

lint: ## Text and template lints alone (seconds)
	@scripts/lint.sh

bench: deps assets target/peers/.complete ## Measure: a million rows; search; dividing and counting, beside other tools
	@$(CARGO) test --locked --release -p intake --test speed -- --ignored --nocapture
	@$(CARGO) test --locked --release -p actions --test usage -- million
	@$(CARGO) run --locked --release --quiet -p actions --example search
	@$(CARGO) test --locked --release --test portal -- --ignored --nocapture five_thousand_entries
	@$(CARGO) bench --locked -p allocation --bench engine
	@$(CARGO) build --locked --release --quiet -p allocation --example year
	@target/release/examples/year parts > target/peers/parts.csv
	@target/peers/bin/python $(PEERS)/compare.py target/release/examples/year target/peers/parts.csv
	@$(CARGO) build --locked --release --quiet -p voting --example speed
	@target/peers/bin/python $(COUNTING_PEERS)/compare.py target/release/examples/speed $(ELECTIONS)

# The peers of the benchmark live in an environment of their own, with the versions that were measured.
target/peers/.complete: $(PEERS)/requirements.txt $(COUNTING_PEERS)/requirements.txt
	@python3 -m venv target/peers
	@target/peers/bin/pip install --quiet --disable-pip-version-check $(addprefix --requirement=,$^)
	@touch $@

agree: ## Compare dividing and counting with naive second implementations, on 10,000 random cases each
	@GEMEENGOED_CASES=10000 $(CARGO) test --locked --release -p allocation -p voting --test naive

fuzz: ## Break files that the engine reads, for MINUTES=5: never a panic
	@GEMEENGOED_FUZZ_MINUTES=$(MINUTES) $(CARGO) test --locked -p allocation -p publiccode -p voting --test fuzz -- --nocapture

audit: ## Licences, bans, sources and (when its database can be had) advisories of all dependencies
	@scripts/audit.sh

axe-all: deps-test assets ## Accessibility of every page, language and theme (make test checks a selection)
	@GEMEENGOED_AXE_ALL=1 $(LINTED) test --workspace --locked --test portal browser

reset: deps assets ## Stop what a killed portal left running, and remove the data folder with its database
	@$(CARGO) run --locked --quiet -- reset --data $(DATA)

deps: ## Install what the machine lacks
	@scripts/install-deps.sh

deps-test:
	@scripts/install-deps.sh --tests

assets: static/dist/manifest.json ## Stylesheets, scripts, icons and fonts

# The folders are prerequisites too: their time changes when a file in them is removed.
static/dist/manifest.json: node_modules/.complete scripts/assets.mjs \
		$(shell find static -mindepth 1 \( -path static/dist -o -path static/dist.tmp \) -prune -o -print)
	@node scripts/assets.mjs

node_modules/.complete: package.json package-lock.json | deps
	@npm ci --no-progress
	@touch $@

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
