# The front door, for people and for CI. Each target may be run as often as you like.
SHELL := /bin/bash
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup run check test bench coverage messages format clean

help:  ## Show what can be asked for
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 16

setup:  ## Prepare everything: packages, .env, database, sample edition, static files
	@scripts/setup
	@.venv/bin/python manage.py first_editor

run:  ## Prepare everything and serve the portal on http://127.0.0.1:8000 (another port: make run PORT=9000)
	@scripts/run

check:  ## Run the checks that need no database: lint, format, types, layers
	@scripts/check

test:  ## Run every check and every test, on SQLite and on PostgreSQL with Redis where they can be reached
	@scripts/test

bench:  ## Measure the parts a page is made of: ratios within one run, queries counted
	@scripts/bench

coverage:  ## Say which lines no test reaches
	@scripts/coverage

messages:  ## Bring the Chinese catalogue up to date with the code
	@scripts/messages

format:  ## Put Python and templates into the house's format
	@scripts/format

clean:  ## Remove what can be made again; keeps .env, the database and uploads
	rm -rf .venv .cache .hypothesis staticfiles htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
