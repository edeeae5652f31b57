# What a developer types. ./run starts Enishi, ./test checks everything.
PYTHON = .venv/bin/python
LOCK = UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 $(PYTHON) -m uv pip compile --quiet $(UPGRADE) \
	--generate-hashes --no-emit-index-url --no-annotate --no-header
RULES = tests/test_house_rules.py tests/test_decisions.py tests/test_locks.py tests/walls/test_every_table.py \
	tests/matrix/test_listed.py

.PHONY: setup check authorization-matrix lock messages pictures benchmarks mutate-guards

setup: ## the environment for developing, in .venv
	setup/environment develop

check: ## everything that needs less than a minute
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djhtml --check --tabwidth 2 src
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as check; check()"
	$(PYTHON) -m mypy -p enishi -p setup
	$(PYTHON) -m enishi.web.manage makemigrations --check --dry-run
	$(PYTHON) -m pytest -q $(RULES) tests/test_catalogue.py

authorization-matrix: ## ask every door as everybody, against docs/authorization.csv; some minutes
	$(PYTHON) -m setup.matrix

lock: ## pin what is asked for, with hashes and without addresses; UPGRADE=--upgrade for the newest
	$(LOCK) requirements/setup.in -o requirements/setup.txt
	$(LOCK) requirements/runtime.in -o requirements/runtime.txt
	$(LOCK) -c requirements/runtime.txt requirements/develop.in -o requirements/develop.txt

messages: ## the English catalogue: gather the sentences, then translate locale/en, then run it again
	mkdir -p locale
	$(PYTHON) -m django makemessages --locale en --no-location --no-wrap --no-obsolete \
		--ignore .venv --ignore var --ignore tests --ignore benchmarks
	$(PYTHON) -m django compilemessages --locale en --ignore .venv

pictures: ## take anew the pictures of the guides that show a page as it opens; NAMES="today need" for some
	$(PYTHON) -m setup.pictures $(NAMES)

mutate-guards: ## take each guard away in turn, and see that a test notices; writes docs/guards.md
	$(PYTHON) -m setup.mutation --write

benchmarks: ## see benchmarks/README.md
	$(PYTHON) -m benchmarks
