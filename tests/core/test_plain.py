from dataclasses import asdict, dataclass, field
from typing import Any

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.core.plain import read_plain


@dataclass(frozen=True, slots=True)
class Inner:
    share: float = 0.5
    on: bool = True


@dataclass(frozen=True, slots=True)
class Outer:
    name: str = "a"
    count: int = 1
    limit: int | None = None
    rate: float | None = None
    inner: Inner = field(default_factory=Inner)
    spare: Inner | None = None
    sizes: tuple[int, ...] = ()
    inners: tuple[Inner, ...] = ()


FULL = Outer("b", 2, 3, 0.1, Inner(0.25, on=False), Inner(1.0), (1, 2), (Inner(), Inner(0.75)))


def read(**changes: Any) -> Outer:
    return read_plain(Outer, asdict(Outer()) | changes, "thing")


class TestRoundTrip:
    @pytest.mark.parametrize("value", [Outer(), FULL], ids=["defaults", "everything set"])
    def test_what_asdict_wrote_is_read_again(self, value: Outer) -> None:
        assert read_plain(Outer, asdict(value), "thing") == value

    def test_lists_are_tuples_again_as_json_has_no_tuples(self) -> None:
        assert read(sizes=[4, 5], inners=[{"share": 0.1, "on": True}]) == Outer(sizes=(4, 5), inners=(Inner(0.1),))

    def test_a_whole_number_is_a_float_where_one_is_meant(self) -> None:
        rate = read(rate=1).rate
        assert isinstance(rate, float)
        assert rate == 1.0


class TestRefusals:
    @pytest.mark.parametrize("values", [None, [], "outer", 3])
    def test_what_is_no_mapping_is_refused(self, values: object) -> None:
        with pytest.raises(RecipeInvalid, match=r"^thing: not readable: "):
            read_plain(Outer, values, "thing")

    def test_a_name_that_is_not_known_is_named(self) -> None:
        with pytest.raises(RecipeInvalid, match=r"^thing: 'colour' is not known$"):
            read(colour="red")

    def test_a_name_that_is_missing_is_named(self) -> None:
        values = asdict(Outer())
        del values["count"]
        with pytest.raises(RecipeInvalid, match=r"^thing: 'count' is missing$"):
            read_plain(Outer, values, "thing")

    def test_a_nested_fault_is_named_with_its_way(self) -> None:
        with pytest.raises(RecipeInvalid, match=r"^thing inner share: 'half' is no float$"):
            read(inner={"share": "half", "on": True})

    def test_a_fault_in_a_tuple_is_named(self) -> None:
        with pytest.raises(RecipeInvalid, match=r"^thing sizes: 'x' is no int$"):
            read(sizes=[1, "x"])

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("count", "2"),
            ("count", 2.0),
            ("count", True),
            ("count", None),
            ("name", 1),
            ("rate", "0.1"),
            ("rate", False),
            ("limit", 1.5),
            ("inner", None),
            ("inner", 3),
            ("spare", [1]),
            ("sizes", 3),
            ("sizes", "12"),
        ],
    )
    def test_a_value_of_another_kind_is_refused(self, name: str, value: object) -> None:
        with pytest.raises(RecipeInvalid, match=rf"^thing {name}: "):
            read(**{name: value})

    def test_a_switch_is_neither_a_number_nor_a_word(self) -> None:
        for value in (0, 1, "on", None):
            with pytest.raises(RecipeInvalid, match=r"^thing inner on: .* is no bool$"):
                read(inner={"share": 0.5, "on": value})

    def test_long_values_are_shortened_in_the_message(self) -> None:
        with pytest.raises(RecipeInvalid) as error:
            read(count="x" * 1000)
        assert len(str(error.value)) < 120
