# Everything a person does with this repository. `make help` lists it.

.DEFAULT_GOAL := help
.PHONY: help run lint audit check test prove bench

# Where nextest is installed it runs the tests, a process each; plain cargo passes them too.
ifneq ($(shell cargo nextest --version 2>/dev/null),)
all_tests := cargo nextest run --locked
quick_tests := $(all_tests) -E 'not test(/^browser|^contract|^mail_servers/)'
prove_tests := $(all_tests) --release --test stress --no-capture $(if $(only),-E 'test(/$(only)/)')
made_up_tests := $(all_tests) --profile prove --test it -E 'test(/^contract::made_up/)'
else
all_tests := cargo test --locked
quick_tests := $(all_tests) -- --skip browser --skip contract --skip mail_servers
prove_tests := $(all_tests) --release --test stress -- $(only) --nocapture --test-threads=1
made_up_tests := $(all_tests) --test it contract::made_up
endif

# The tests leave their cluster running for each other; the recipe that ran them stops it.
stop_cluster := trap 'sh tests/stop-cluster.sh' EXIT; trap 'exit 130' INT TERM

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 8

run: ## Start the service with its demo on http://127.0.0.1:8080
	@sh .ci/need compiler
	@[ -n "$$MOTESPLATS__DATABASE__URL" ] || sh .ci/need postgresql
	@MOTESPLATS_ENVIRONMENT=$${MOTESPLATS_ENVIRONMENT:-development} cargo run --locked -- serve

lint:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --test stress -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --quiet

audit: ## Licences, unused dependencies, spelling, scripts: with whatever is installed of the tools
	@sh .ci/audit

check: lint ## Format, clippy, docs and the quick tests: before a commit
	@$(stop_cluster); set -x; $(quick_tests)

test: ## Everything, as continuous integration runs it; installs what is missing
	@sh .ci/need compiler postgresql browser contract mail
	@$(MAKE) --no-print-directory lint audit
	@$(stop_cluster); set -x; $(all_tests)

prove: ## The long rounds: crashes, histories, load, letters; only=letters runs those alone
	@sh .ci/need compiler postgresql contract mail
	@$(stop_cluster); set -x; $(prove_tests)
ifndef only
	cargo clippy --locked --no-default-features -- -D warnings
	@$(stop_cluster); set -x; EXAMPLES_MADE_UP=100 $(made_up_tests)
endif

bench: ## Measure against pgbench on this machine
	@sh .ci/need compiler postgresql
	@$(stop_cluster); set -x; cargo bench --locked
