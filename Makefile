# Two commands from a bare checkout: `make demo` and `make test`. They need Python 3.11 or newer and nothing else.
# PYTHON=... chooses the Python, PORT=... the demo's port, LOCK=... what setup installs, ARGS=... is handed on to pytest
# or to the demo.

PORT ?= 8000
ARGS ?=
LOCK ?= core
CODE := bot console dev faq forms handlers migrations models simulator tests $(wildcard bench wsgi.py)
RUN := .venv/bin/python
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade \
	--quiet --custom-compile-command 'make lock'

# The first Python that runs and is new enough installs the lock named $(1); no time is lost where that is done.
define install
@for python in "$(PYTHON)" $(RUN) python3.13 python3.12 python3.11 python3; do \
	if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		exec "$$python" dev/install.py $(1); fi; done; \
echo "samak: Python 3.11 or newer is needed; on Debian: apt-get install python3 python3-venv" >&2; exit 1
endef

.PHONY: help demo setup test check lint lock clean
.NOTPARALLEL:

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 14

demo: setup ## bot, console, hotline desk and a chat simulator with sample data
	@exec .venv/bin/samak demo --port $(PORT) $(ARGS)

setup: ## .venv with the samak command in it; LOCK=s3 adds what attachments in a bucket need
	$(call install,$(LOCK))

test: .venv/for-tests ## the whole suite, with Chromium and PostgreSQL brought where that is possible
	@$(RUN) -m pytest -n auto $(ARGS)

check: lint test ## lint, types, import contract, tests

lint: .venv/for-tests ## all of check but the tests
	@$(RUN) -m ruff check $(CODE)
	@$(RUN) -m ruff format --check $(CODE)
	@$(RUN) -m mypy $(CODE)
	@.venv/bin/lint-imports --no-logo

.PHONY: .venv/for-tests
.venv/for-tests:
	$(call install,test)
	@$(RUN) dev/system.py

lock: .venv/for-tests ## newest versions that the floors allow, with their hashes
	.venv/bin/$(COMPILE) --extra build --output-file requirements/core.lock
	.venv/bin/$(COMPILE) --extra build --extra s3 --constraint requirements/core.lock \
		--output-file requirements/s3.lock
	.venv/bin/$(COMPILE) --extra build --extra s3 --extra test --constraint requirements/s3.lock \
		--output-file requirements/test.lock

clean: ## .venv and caches; the demo's data in var stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
