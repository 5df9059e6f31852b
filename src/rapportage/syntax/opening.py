"""The backbone that a user names."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from rapportage.errors import ConfigError
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.shipped import ACT_FILES, FILES, find_weights, has_acts

BUILTIN = "builtin"
_SPACY = "spacy:"


def open_backbone(spec: str = BUILTIN, *, threads: int = 1, folder: Path | None = None) -> Backbone:
    """Return what a spec names, ready to analyse.

    Args:
        spec: "builtin", or "spacy:" and the name or folder of a spaCy pipeline.
        threads: Threads within one run of the built-in model.
        folder: Where other weights for the built-in model lie than those that ship.

    Raises:
        ConfigError: Nothing answers to the spec, or what it needs is not installed.
    """
    check_spec(spec, folder=folder)
    if spec == BUILTIN:
        from rapportage.syntax.builtin import Builtin  # noqa: PLC0415 - loads onnxruntime

        return Builtin(folder, threads=threads)
    from rapportage.syntax.spacy_ import open_spacy  # noqa: PLC0415 - loads spaCy

    return open_spacy(spec.removeprefix(_SPACY))


@cache
def kept_backbone(spec: str = BUILTIN) -> Backbone:
    """Return what a spec names, opened once a process; it may be used from any number of threads.

    Raises:
        ConfigError: Nothing answers to the spec, or what it needs is not installed.
    """
    return open_backbone(spec)


@cache
def fingerprint(spec: str = BUILTIN) -> str:
    """Return what tells one backbone from another without loading it: the spec, a hash of the rules' lists and of the weights that ship."""
    found = blake2b(digest_size=8)
    for table in sorted((resources.files("rapportage.syntax") / "data").iterdir(), key=lambda table: table.name):
        if table.name.endswith(".toml"):
            found.update(table.name.encode() + table.read_bytes())
    if spec == BUILTIN:
        weights = find_weights()
        for name in (*FILES, *(ACT_FILES if has_acts(weights) else ())):
            found.update((weights / name).read_bytes())
    return f"{spec}:{found.hexdigest()}"


def check_spec(spec: str, *, folder: Path | None = None) -> None:
    """Complain of a spec that nothing answers to, before anything is loaded.

    Args:
        spec: As `open_backbone` takes it.
        folder: Where other weights for the built-in model lie than those that ship.

    Raises:
        ConfigError: Nothing answers to the spec, or what it needs is not installed.
        RapportageError: A file of the weights is missing.
    """
    if spec == BUILTIN:
        find_weights(folder)
        return
    if not spec.startswith(_SPACY) or len(spec) == len(_SPACY):
        message = f"no syntax called {spec!r}: write builtin, or spacy:NAME as in spacy:en_core_web_trf"
        raise ConfigError(message)
    if find_spec("spacy") is None:
        message = f"{spec} needs spaCy, which is not installed: pip install 'rapportage[spacy]'"
        raise ConfigError(message)
