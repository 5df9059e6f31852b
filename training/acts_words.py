"""What the lexicon of acts says of single words, as features: types that a word may tell, what it does to a deed, classes of things."""

from __future__ import annotations

from collections import defaultdict

from rapportage.lexicon.acts import Rules, acts
from rapportage.lexicon.unnamed import unnamed


def word_features() -> tuple[list[str], dict[str, list[int]]]:
    """Return the names of the features, and the features of each word by its class and dictionary form ("v strike", "n strike", "a hostile")."""
    found: dict[str, set[str]] = defaultdict(set)
    known = acts()
    for mark, table in (("v", known.verbs), ("n", known.nouns), ("a", known.adjectives)):
        for lemma, rules in table.items():
            found[f"{mark} {lemma}"] |= _of_rules(rules)
    for lemma, classes in known.classes.items():
        found[f"n {lemma}"] |= {f"class {name}" for name in classes}
    for lemma in known.instruments:
        found[f"n {lemma}"].add("class weapon")
    for lemma, sector in unnamed().sector.items():
        found[f"n {lemma}"].add(f"sector {sector}")
    counted: dict[str, int] = defaultdict(int)
    for each in found.values():
        for name in each:
            counted[name] += 1
    names = sorted(name for name, count in counted.items() if count >= _LEAST)
    at = {name: number for number, name in enumerate(names)}
    return names, {
        word: row for word in sorted(found) if (row := sorted(at[name] for name in found[word] if name in at))
    }


def _of_rules(rules: Rules) -> set[str]:
    found = set()
    for rule in rules:
        when = "may be" if rule.conditions else "is"
        if rule.outcome.deed is not None:
            found.add(f"{when} {rule.outcome.deed.type.value}")
        if rule.outcome.operator:
            found.add(f"turns {rule.outcome.operator}")
        if rule.outcome.deed is None and not rule.outcome.operator:
            found.add(f"{when} none")
    return found


_LEAST = 5
"""A feature of fewer words teaches nothing."""
