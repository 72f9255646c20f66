"""What is sent to somebody who helps: no folders, people, computers or passwords, and still the facts."""

import pytest

from inspector.core.disguise import Disguise

DISGUISE = Disguise({"/data/Kunde A/teil": "PROJECT", "/usr/lib/py": "PYTHON"}, {"maria": "USER", "werk-7": "COMPUTER"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/data/Kunde A/teil/labelled/good/a.png: is damaged", "PROJECT/labelled/good/a.png: is damaged"),
        ("/mnt/Kunde B/x y/b.png: the file is empty", "…/b.png: the file is empty"),
        ('File "/usr/lib/py/torch/x.py", line 3', 'File "PYTHON/torch/x.py", line 3'),
        (r'"C:\\Users\\maria\\Kunden\\b.png"', '"…/b.png"'),
        (r"\\server\share\dir\b.png: no", "…/b.png: no"),
        ("folder:/mnt/incoming", "folder:…/incoming"),
        ("/home/maria", "…/USER"),
        ("on Werk-7 by Maria, not marianne", "on COMPUTER by USER, not marianne"),
        ('"password": "abc", "port": 1', '"password": "…", "port": 1'),
        ("api_key=1234 and more", "api_key=… and more"),
        ("'password': 'two words', 'port': 1", "'password': '…', 'port': 1"),
        (r'"password": "a\"b", "port": 1', '"password": "…", "port": 1'),
        ("Passwort: geheim", "Passwort: …"),
        ("Authorization: Bearer abc.def", "Authorization: …"),
        ("/mnt/Kunde's/12:30/b.png: no", "…/b.png: no"),
        ("../Kunde/b.png", "…/b.png"),
        ("~/Kunde/c.png", "…/c.png"),
        ("maria_2.png", "USER_2.png"),
    ],
)
def test_what_nobody_is_to_read_is_written_over(text: str, shown: str) -> None:
    assert DISGUISE.of(text) == shown


@pytest.mark.parametrize("password", ["secret", "secret@1", "a/secret", "a'secret"])
def test_a_password_in_an_address_is_gone(password: str) -> None:
    assert "secret" not in DISGUISE.of(f"rtsp://bob:{password}@10.0.0.3/stream")


@pytest.mark.parametrize("text", ["3 / 4 good and/or 1/2", "12:30:01 INFO said: 2 of 41 escaped", "/usr", "a\nb"])
def test_what_is_no_secret_stays(text: str) -> None:
    assert DISGUISE.of(text) == text


def test_a_very_short_name_is_no_reason_to_change_words() -> None:
    assert Disguise(names={"a": "USER", "": "USER"}).of("a part") == "a part"


def test_the_inner_folder_is_found_before_the_outer_one() -> None:
    assert Disguise({"/a": "OUTER", "/a/b": "INNER"}).of("/a/b/c.png") == "INNER/c.png"
