"""The states and groups of the sentences we wrote ourselves: none of them exists anywhere."""

from __future__ import annotations

from rapportage.lexicon.names import ExtraActor
from rapportage.recording.options import RecordingOptions
from rapportage.schema.codes import ActorKind

_STATES = (
    ("Velmark", "VLM", "Velmarki", "Lorsk"),
    ("Ostravia", "OST", "Ostravian", "Tarn"),
    ("Sarovia", "SAR", "Sarovian", "Melk"),
    ("Dravenia", "DRV", "Dravenian", "Ansel"),
    ("Qashtan", "QSH", "Qashtani", "Zurab"),
    ("Tembara", "TMB", "Tembaran", "Kisenga"),
    ("Norvane", "NOR", "Norvanian", "Hadrun"),
)
_GROUPS = (("Red Dawn Army", "RDA", ()), ("Ardal Liberation Front", "FLA", ("Ardal Front",)))

OWN_WORLD = RecordingOptions(
    extra_actors=(
        *(
            ExtraActor(name=name, code=code, demonyms=(demonym,), capital=capital)
            for name, code, demonym, capital in _STATES
        ),
        *(
            ExtraActor(name=name, code=code, kind=ActorKind.ARMED_GROUP, aliases=aliases)
            for name, code, aliases in _GROUPS
        ),
        ExtraActor(name="Union of Coastal States", code="UCS", kind=ActorKind.ALLIANCE),
    )
)
"""Settings under which the sentences of ``data/events_*.txt`` are read."""
