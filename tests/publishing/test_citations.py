"""A page is cited in one line, and in the two forms reference managers read."""

from __future__ import annotations

from publishing.citations import Citation

CHAPTER = Citation(
    key="edition-2022-protection",
    title="Protecting IP rights",
    url="https://example.org/reports/2022/protection/",
    portal="IP Portal",
    container="Intellectual Property Development",
    year="2023",
)


def test_line_names_what_it_is_part_of_and_ends_on_the_address() -> None:
    assert CHAPTER.text() == (
        "Protecting IP rights. In: Intellectual Property Development. 2023. "
        "IP Portal, https://example.org/reports/2022/protection/"
    )


def test_line_in_chinese_uses_full_width_brackets() -> None:
    case = Citation(
        key="a",
        title="《琅琊榜》密室游戏案",
        url="https://example.org/",
        portal="门户",
        detail="杨浦区人民法院",
    )

    assert case.text(chinese=True) == "《琅琊榜》密室游戏案（杨浦区人民法院）. 门户, https://example.org/"


def test_full_stop_of_a_name_is_not_doubled() -> None:
    cited = Citation(key="a", title="Figure", url="https://example.org/", portal="P", author="Co., Ltd.")

    assert cited.text() == "Co., Ltd. Figure. P, https://example.org/"


def test_bibtex_escapes_its_special_characters_and_leaves_unknown_fields_out() -> None:
    cited = Citation(key="r-d", title="R&D 100% {x}", url="https://example.org/a_b/", portal="IP Portal")

    assert cited.bibtex() == (
        '@misc{r-d,\n  title = "{R\\&D 100\\% \\{x\\}}",\n  howpublished = "{IP Portal}",\n'
        '  url = "{https://example.org/a_b/}"\n}'
    )


def test_ris_has_a_line_for_each_known_field() -> None:
    assert CHAPTER.ris().splitlines() == [
        "TY  - ELEC",
        "TI  - Protecting IP rights",
        "T2  - Intellectual Property Development",
        "PY  - 2023",
        "PB  - IP Portal",
        "UR  - https://example.org/reports/2022/protection/",
        "ER  - ",
    ]
