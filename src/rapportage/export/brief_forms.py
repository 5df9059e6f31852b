"""A brief as Markdown, and as one HTML page that needs nothing from anywhere."""

from __future__ import annotations

import re
from html import escape

import msgspec

from rapportage.export.brief_shapes import Brief, Line, Section
from rapportage.export.footnotes import Note
from rapportage.text.shown import shown

_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|~$])")
_ITEM = re.compile(r"(?<![^\n])(\d{0,9})([-+=.)])(?=[\s=-]|$)")
"""What would begin a list, a rule or an underlined heading at the beginning of a line."""

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fdfcf9;--soft:#6b675f;--rule:#d9d4c7;--mark:#fff1a8}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#171614;--soft:#9c978c;--rule:#3a3731;--mark:#5a4d00}}
body{font:16px/1.5 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--paper);max-width:46rem;margin:2.5rem auto;
padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.05rem;border-top:1px solid var(--rule);padding-top:.8rem;margin:1.6rem 0 .4rem}
p.when,.empty,footer{color:var(--soft)}ul{padding-left:1.1rem}li{margin:.3rem 0}sup a{text-decoration:none;padding:0 .1em}
ol{font-size:.88rem;padding-left:2rem}ol li{overflow-wrap:anywhere}mark{background:var(--mark);color:inherit}
code{font:.85em ui-monospace,monospace;color:var(--soft)}
"""


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown with footnotes; words of reports are escaped, so that none is read as markup."""
    parts = [f"# {_md(brief.title)}", f"As of {brief.as_of.isoformat()}."]
    parts += [_md_section(section) for section in brief.sections]
    parts.append("## What this version does not do\n\n" + "\n".join(f"- {_md(limit)}" for limit in brief.limits))
    parts.append("\n".join(_md_note(note) for note in brief.notes))
    return "\n\n".join(part for part in parts if part) + "\n"


def to_html(brief: Brief) -> str:
    """Return the brief as one HTML page without scripts, images or links off the page; every word is escaped."""
    body = [f"<h1>{_words(brief.title)}</h1>", f'<p class="when">As of {brief.as_of.isoformat()}</p>']
    body += [_html_section(section) for section in brief.sections]
    limits = "".join(f"<li>{_words(limit)}</li>" for limit in brief.limits)
    body.append(f"<h2>What this version does not do</h2><ul>{limits}</ul>")
    notes = "".join(_html_note(note) for note in brief.notes)
    body.append(f"<h2>Notes</h2><ol>{notes}</ol>")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{_words(brief.title)}</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def to_json(brief: Brief) -> str:
    """Return the brief as JSON: title, sections with lines and their footnote numbers, notes, limits."""
    sections = [
        {"title": s.title, "lines": [{"text": line.text, "notes": line.notes} for line in s.lines]}
        for s in brief.sections
    ]
    made = {
        "title": brief.title,
        "as_of": brief.as_of,
        "sections": sections,
        "notes": [note._asdict() for note in brief.notes],
        "limits": brief.limits,
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"


def _md(text: str) -> str:
    """Return words that Markdown shows as they are, line breaks as spaces."""
    plain = _MARKDOWN.sub(r"\\\1", shown(" ".join(text.split())))
    return _ITEM.sub(r"\1\\\2", plain).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _words(text: str) -> str:
    """Return words that HTML shows as they are."""
    return escape(shown(text))


def _md_section(section: Section) -> str:
    lines = [f"- {_md(line.text)}" + "".join(f"[^{n}]" for n in line.notes) for line in section.lines]
    return f"## {section.title}\n\n" + ("\n".join(lines) if lines else f"_{section.empty}_")


def _md_note(note: Note) -> str:
    sentence = " ".join(filter(None, (_md(note.before), f"**{_md(note.marked)}**", _md(note.after))))
    return f"[^{note.number}]: {_md(note.address)} {note.start}-{note.end}: {sentence} `{note.id}`"


def _html_section(section: Section) -> str:
    if not section.lines:
        return f'<h2>{_words(section.title)}</h2><p class="empty">{_words(section.empty)}</p>'
    return f"<h2>{_words(section.title)}</h2><ul>{''.join(map(_html_line, section.lines))}</ul>"


def _html_line(line: Line) -> str:
    notes = "".join(f'<sup><a href="#n{n}">{n}</a></sup>' for n in line.notes)
    return f"<li>{_words(line.text)}{notes}</li>"


def _html_note(note: Note) -> str:
    sentence = f"{_words(note.before)} <mark>{_words(note.marked)}</mark> {_words(note.after)}"
    where = f"{_words(note.address)} {note.start}-{note.end}"
    return f'<li id="n{note.number}">{where}: {sentence} <code>{_words(note.id)}</code></li>'
