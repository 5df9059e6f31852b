"""Step 2, RECORD: what one report says, each row tied to the characters that say it."""

from __future__ import annotations

from rapportage.lexicon.names import names
from rapportage.recording.actors import find_actors
from rapportage.recording.cues import find_cues
from rapportage.recording.options import RecordingOptions
from rapportage.recording.passages import find_passages
from rapportage.recording.readings import read_passage
from rapportage.recording.statements import find_statements
from rapportage.recording.tolls import Context, find_tolls
from rapportage.schema.ids import ReportId
from rapportage.schema.mentions import Record
from rapportage.schema.report import Report

_DEFAULTS = RecordingOptions()


def record(report: Report, options: RecordingOptions = _DEFAULTS) -> Record:
    """Return everything one report says. Each line names what it reads and what it yields."""
    readings = [read_passage(passage) for passage in find_passages(report)]
    cues = [tuple(find_cues(reading)) for reading in readings]
    cast = find_actors(readings, cues, index=names(options.extra_actors))
    statements = tuple(find_statements(readings, cues, cast=cast, indirect=options.indirect))
    index = names(options.extra_actors)
    tolls = tuple(find_tolls(readings, Context(cast, index, statements, ())))
    return Record(
        report=ReportId(report.id),
        places=cast.places,
        actors=cast.rows,
        statements=statements,
        tolls=tolls,
    )
