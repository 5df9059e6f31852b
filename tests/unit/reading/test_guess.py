"""guess: the encoding of bytes that nothing labels."""

from __future__ import annotations

import pytest

from rapportage.appraisal.mojibake import clean_lines
from rapportage.reading.guess import guess
from rapportage.text.encodings import decoded_as

SENTENCES = {
    "windows-1251": ("cp1251", "Министр иностранных дел заявил, что переговоры продолжатся в среду."),
    "koi8-r": ("koi8-r", "Министр иностранных дел заявил, что переговоры продолжатся в среду."),
    "windows-1250": ("cp1250", "Vojáci odešli z města, řekl ministr; čtyři oběti, žádné škody u řeky Ďáblice."),
    "iso-8859-2": ("iso8859-2", "Żołnierze zajęli most w Łęczyńcu, poinformował później rzecznik, są ranni."),
    "windows-1252": ("cp1252", "Der Minister sagte, die Gespräche über die Größe der Zone würden fortgeführt."),
    "windows-1253": ("cp1253", "Ο υπουργός δήλωσε ότι οι συνομιλίες συνεχίζονται σήμερα."),
    "windows-1254": ("cp1254", "Dışişleri Bakanı görüşmelerin süreceğini söyledi, dört kişi öldü."),
    "windows-1255": ("cp1255", "שר החוץ אמר כי השיחות יימשכו מחר בבוקר"),
    "windows-1256": ("cp1256", "قال وزير الخارجية إن المحادثات ستستمر غدا"),
    "windows-1257": ("cp1257", "Ārlietu ministre paziņoja, ka sarunas turpināsies rīt, šķērsojot robežu."),
    "windows-874": ("cp874", "รัฐมนตรีต่างประเทศกล่าวว่าการเจรจาจะดำเนินต่อไป"),
    "gb18030": ("gbk", "外交部长表示，谈判将继续进行。昨天边境附近有六人死亡。"),
    "big5": ("big5", "外交部長表示，談判將繼續進行。昨天邊境附近有六人死亡。"),
    "shift_jis": ("cp932", "外務大臣は、交渉は続くと述べた。"),
    "euc-jp": ("euc_jp", "外務大臣は、交渉は続くと述べた。"),
    "euc-kr": ("cp949", "외무장관은 협상이 계속될 것이라고 말했다."),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_one_sentence_is_enough_to_know_its_encoding(name: str) -> None:
    codec, sentence = SENTENCES[name]
    body = sentence.encode(codec)
    assert decoded_as(body, guess(body).name) == sentence


@pytest.mark.parametrize("body", [b"\xe9", b"\xff" * 50, bytes(range(256)), b"a" * 100_000 + b"caf\xe9"])
def test_odd_bytes_get_a_guess_too(body: bytes) -> None:
    found = guess(body)
    assert 0 <= found.confidence <= 0.95
    assert len(decoded_as(body, found.name)) > 0


def test_a_guess_depends_on_nothing_but_the_bytes() -> None:
    bodies = [line.encode("cp1252", "ignore") for line in clean_lines()[:60]]
    assert [guess(body) for body in bodies] == [guess(body) for body in bodies]
