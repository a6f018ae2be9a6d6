"""The card of the program's own updates: the switch, a look now, and what is new in a version that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.core.plain_text import lines_of
from organic_desktop.ui.settings.cards import row_of
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.locales import language
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Switch
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.updates import News
    from organic_desktop.ui.services.bridge import Bridge

NOTES_LINES = 9


class UpdatesCard(Card):
    """Looks and reads in threads; opens a page of the browser, and changes nothing of the program."""

    def __init__(self, app: App, bridge: Bridge, theme: Theme) -> None:
        super().__init__(self.tr("Updates"))
        self._app, self._bridge = app, bridge
        self._page = ""
        self._looking = False
        self.body.setSpacing(SMALL)
        if app.updates.has_page:
            self._build(theme)
        else:
            words = self.tr("This build has no update page, so it can't look for newer versions. You have version {0}.")
            self.body.addWidget(_wrapped(words.format(app.updates.installed), ""))
        self.body.addWidget(_wrapped(translate_message(app.updates.how), "caption"))
        self.finish()

    def _build(self, theme: Theme) -> None:
        self.state = _wrapped("", "")
        self.look = QPushButton(self.tr("Check now"))
        self.look.setAccessibleName(self.tr("Check for updates now"))
        self.look.clicked.connect(self.check)
        row_of(self, self.state, self.look)
        self.body.addWidget(self._offer())
        name = self.tr("Look for a newer version once a day")
        self.daily = Switch(theme, name)
        self.daily.clicked.connect(self._switch)
        row_of(self, label(name, ""), self.daily)
        about = self.tr(
            "One page is read, over an encrypted connection. Nothing about you or this computer is sent along, and"
            " nothing is downloaded or installed by itself."
        )
        self.body.addWidget(_wrapped(about, "caption"))

    def _offer(self) -> QWidget:
        """What is said of a version that was found; hidden until then."""
        self.offer = QWidget()
        self.offered = label("", "strong")
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setProperty("look", "page")
        self.notes.setAccessibleName(self.tr("What is new"))
        self.notes.setFixedHeight(self.notes.fontMetrics().lineSpacing() * NOTES_LINES)
        self.open_page = QPushButton(self.tr("Open the download page"))
        self.open_page.setProperty("look", "primary")
        self.open_page.clicked.connect(self._open)
        self.later = QPushButton(self.tr("Later"))
        self.later.setAccessibleName(self.tr("Don't mention this version again"))
        self.later.clicked.connect(self._put_off)
        buttons = Flow()
        buttons.addWidget(self.open_page)
        buttons.addWidget(self.later)
        column = QVBoxLayout(self.offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.offered)
        column.addWidget(self.notes)
        column.addLayout(buttons)
        self.offer.hide()
        return self.offer

    def read(self) -> None:
        """Show what is known, without asking anybody."""
        if self._app.updates.has_page and not self._looking:
            self.daily.setChecked(self._app.updates.is_on)
            self._bridge.run(self._app.updates.news, self._show, self._fail, owner=self)

    def check(self) -> None:
        """Ask the update page, because the user wants it."""
        if not self._app.updates.has_page or self._looking:
            return
        self._set_looking(True)
        self.show_problem("")
        self.state.setText(self.tr("Looking…"))
        self._bridge.run(self._app.updates.check, self._show_found, self._fail, owner=self)

    # -- details ------------------------------------------------------------------------------------------------------

    def _show_found(self, news: News) -> None:
        self._set_looking(False)
        self._show(news)
        self._bridge.updates_changed.emit()

    def _show(self, news: News) -> None:
        if self._looking:
            return
        self.state.setText(" ".join(self._sentences(news)))
        self.offer.setVisible(news.release is not None)
        if news.release:
            self._page = news.release.page
            self.offered.setText(self.tr("Organic {0} is available").format(str(news.release.version)))
            self.notes.setPlainText("\n".join(lines_of(news.release.notes_in(language()))))
            self.later.setVisible(not news.put_off)

    def _sentences(self, news: News) -> list[str]:
        here = self._app.updates.installed
        said = [self.tr("You have version {0}.").format(here)]
        if news.newest and news.too_old:
            words = self.tr("Version {0} is available, but it needs a newer system than this computer's.")
            said.append(words.format(str(news.newest.version)))
        elif news.newest and not news.release:
            said.append(self.tr("There is no newer one."))
        if news.looked_at:
            when = format_moment(news.looked_at, self._app.settings.zone(), self.locale())
            said.append(self.tr("Last looked: {0}.").format(when))
        else:
            said.append(self.tr("Nobody looked for a newer one yet."))
        return said

    def _fail(self, error: OrganicError) -> None:
        self._set_looking(False)
        self.read()
        self.show_problem(problem_of(error))

    def _set_looking(self, looking: bool) -> None:
        self._looking = looking
        self.look.setEnabled(not looking)

    def _switch(self) -> None:
        try:
            self._app.updates.switch(self.daily.isChecked())
        except OrganicError as error:
            self.daily.setChecked(self._app.updates.is_on)
            self.show_problem(problem_of(error))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page, QUrl.ParsingMode.StrictMode))

    def _put_off(self) -> None:
        self._bridge.run(self._app.updates.put_off, lambda _: self.read(), self._fail, owner=self)


def _wrapped(words: str, look: str) -> Label:
    made = label(words, look)
    made.setWordWrap(True)
    return made
