"""The settings file, one table a step."""

from __future__ import annotations

from pathlib import Path

import msgspec

from rapportage.errors import ConfigError
from rapportage.intake.options import IntakeOptions
from rapportage.reading.options import ReadingOptions
from rapportage.reconciling.options import ReconcilingOptions
from rapportage.recording.options import RecordingOptions
from rapportage.schema.base import Shape

NAME = "rapportage.toml"
"""The settings file looked for in the current folder when none is named."""


class EngineOptions(Shape, frozen=True, kw_only=True):
    """How work is spread: ``processes`` 0 means one a core, for runs long enough to pay for starting them."""

    processes: int = 0


class Config(Shape, frozen=True, kw_only=True):
    """Everything a user may set."""

    intake: IntakeOptions = IntakeOptions()
    reading: ReadingOptions = ReadingOptions()
    recording: RecordingOptions = RecordingOptions()
    reconciling: ReconcilingOptions = ReconcilingOptions()
    engine: EngineOptions = EngineOptions()


def load(path: Path | None = None) -> Config:
    """Return the settings of a file, of ``./rapportage.toml`` when there is one, else the defaults.

    Raises:
        ConfigError: The file named is not there, or a setting is unknown or of the wrong type; it names it.
    """
    chosen = path or (Path(NAME) if Path(NAME).is_file() else None)
    if chosen is None:
        return Config()
    try:
        return msgspec.toml.decode(chosen.read_bytes(), type=Config)
    except OSError as error:
        message = f"cannot read the settings {chosen}: {error.strerror}"
        raise ConfigError(message) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"{chosen}: {error}; docs/settings.md lists every setting"
        raise ConfigError(message) from error
