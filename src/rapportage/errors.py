"""Everything rapportage raises.

RapportageError
├── ConfigError      the settings file says something rapportage does not understand
├── PayloadError     the thing to read cannot be opened at all
├── FetchError       an address on the network may not be or could not be fetched
├── LexiconError     a lexicon table is malformed
├── LedgerError      the ledger cannot be opened, or was written by a newer rapportage
│   └── LedgerBusy   another process owns the ledger just now
├── UnknownId        no row, or more than one row, answers to an id
└── ScenarioError    a what-if asks for something the fitted relation does not have

Bad *news text* is never an error: a step returns what it could read plus ``Issue`` rows.
"""

from __future__ import annotations


class RapportageError(Exception):
    """Base of every error rapportage raises on purpose; the message says what, where and what to do."""


class ConfigError(RapportageError):
    """The settings file says something rapportage does not understand."""


class PayloadError(RapportageError):
    """The thing to read cannot be opened at all."""


class FetchError(RapportageError):
    """An address on the network may not be fetched, or could not be."""


class LexiconError(RapportageError):
    """A lexicon table is malformed."""


class LedgerError(RapportageError):
    """The ledger cannot be opened, or was written by a newer rapportage."""


class LedgerBusy(LedgerError):
    """Another process owns the ledger just now; the message names its PID."""


class UnknownId(RapportageError):
    """No row, or more than one row, answers to an id."""


class ScenarioError(RapportageError):
    """A what-if asks for something the fitted relation does not have."""
