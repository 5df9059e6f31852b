"""The words of grammar."""

from __future__ import annotations

from rapportage.syntax.grammar_words import act_of, grammar_words


def test_a_noun_names_the_act_of_its_verb_with_its_owner() -> None:
    attack, killing = act_of("attack"), act_of("killing")
    assert attack is not None
    assert killing is not None
    assert (attack.verb, attack.owner, attack.markers["on"], attack.markers["by"]) == (
        "attack",
        "agent",
        "patient",
        "agent",
    )
    assert (killing.verb, killing.owner, killing.of) == ("kill", "patient", "patient")
    assert act_of("table") is None


def test_several_hundred_nouns_name_acts_and_every_list_is_in_small_letters() -> None:
    words = grammar_words()
    assert len(words.acts) > 600
    assert "carry out" in words.light
    lists = (words.say, words.tell, words.judge, words.modal, words.negating, words.actors, words.means, words.measures)
    assert all(word == word.lower() for each in lists for word in each)
