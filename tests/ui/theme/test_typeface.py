"""Inter is used if the system's font is only a last resort, and everything it is said to bring is in its files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from organic_desktop.core.paths import resource
from organic_desktop.ui.theme.theme import FALLBACK_FONTS, INTER, INTER_WEIGHTS, Theme, choose_typeface
from organic_desktop.ui.widgets.paper import load_fonts


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.font(), qapp.styleSheet(), qapp.palette()
    yield qapp
    qapp.setFont(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[2])
    QFontDatabase.removeAllApplicationFonts()
    load_fonts.cache_clear()  # those of the pages that are printed are gone, too


def use(application: QApplication, family: str) -> None:
    application.setFont(QFont(family, 10))


@pytest.mark.parametrize("family", ["DejaVu Sans", "Bitstream Vera Sans", "Sans Serif"])
def test_inter_instead_of_a_last_resort(application: QApplication, family: str) -> None:
    use(application, family)
    found = QFontInfo(application.font()).family()
    choose_typeface(application)
    if not found.lower().startswith(FALLBACK_FONTS):  # this system has a font for interfaces
        assert QFontInfo(application.font()).family() == found
        return
    assert QFontInfo(application.font()).family() == INTER
    assert application.font().pointSize() == 10
    theme = Theme(application)
    strong = QFontInfo(theme.font(strong=True))
    assert (strong.family(), strong.weight()) == (INTER, QFont.Weight.DemiBold)
    theme.deleteLater()


def test_a_font_that_somebody_chose_stays(application: QApplication) -> None:
    loaded = QFontDatabase.addApplicationFont(str(resource("fonts/Inter-SemiBold.ttf")))
    assert loaded >= 0
    use(application, "Inter SemiBold")
    choose_typeface(application)
    assert application.font().families() == ["Inter SemiBold"]


@pytest.mark.parametrize("weight", INTER_WEIGHTS)
def test_what_ships_has_the_letters_and_the_licence(qapp: QApplication, weight: str) -> None:
    file = resource(f"fonts/Inter-{weight}.ttf")
    assert file.stat().st_size < 400_000
    font = QRawFont(str(file), 12)
    assert all(font.supportsCharacter(ord(letter)) for letter in "aäßéčłőğøАяΩ0123456789½%−…“”„–→·’\u202f\u00a0")
    assert "SIL OPEN FONT LICENSE" in resource("fonts/OFL.txt").read_text(encoding="utf-8").upper()
