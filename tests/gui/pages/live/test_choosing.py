import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from inspector.gui.camera_choices import load_choices
from inspector.gui.pages.live import LivePage
from inspector.gui.widgets.camera_button import Popover
from inspector.runtime.cameras.camera import Setting
from tests.gui.pages.live.conftest import Plug
from tests.runtime.cameras.scripted import Scripted

LEFT = Qt.MouseButton.LeftButton


def type_into(field: QDoubleSpinBox, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


class TestCameraSettings:
    @pytest.fixture
    def eye(self, page: LivePage, plug_in: Plug, qtbot: QtBot) -> Scripted:
        """A camera with an exposure of 157, chosen by itself, and a gain of 4; at most 200 is possible."""
        offers = (Setting("exposure", 157.0, automatic=True), Setting("gain", 4.0))
        made = plug_in(Scripted("frame " * 9, stays=True, offers=offers, most=200))
        page.choose_camera("usb:eye", "Eye")
        return made

    @pytest.fixture
    def open_(self, page: LivePage, eye: Scripted, qtbot: QtBot) -> Popover:
        """What the button opens while the camera runs."""
        page.start()
        qtbot.waitUntil(page.head.settings.isEnabled)
        QTest.mouseClick(page.head.settings, LEFT)
        assert page.head.settings.popover.isVisible()
        return page.head.settings.popover

    def test_what_the_driver_offers_stands_there(self, open_: Popover) -> None:
        exposure, gain = open_.rows["exposure"], open_.rows["gain"]
        assert exposure.automatic.isChecked()
        assert (exposure.value.value(), exposure.value.isEnabled()) == (157, False)
        assert not gain.automatic.isVisible()
        assert gain.value.value() == 4

    def test_exposure_is_set_by_hand(self, open_: Popover, eye: Scripted, qtbot: QtBot) -> None:
        QTest.mouseClick(open_.rows["exposure"].automatic, LEFT, pos=QPoint(8, 8))
        type_into(open_.rows["exposure"].value, "80")
        qtbot.waitUntil(lambda: eye.settings()[0] == Setting("exposure", 80.0, automatic=False))

    def test_a_value_that_the_driver_does_not_take_is_not_shown_for_long(self, open_: Popover, qtbot: QtBot) -> None:
        type_into(open_.rows["gain"].value, "900")
        qtbot.waitUntil(lambda: open_.rows["gain"].value.value() == 200)

    def test_what_was_set_is_set_again_at_the_next_start(
        self, page: LivePage, open_: Popover, plug_in: Plug, qtbot: QtBot
    ) -> None:
        QTest.mouseClick(open_.rows["exposure"].automatic, LEFT, pos=QPoint(8, 8))
        type_into(open_.rows["exposure"].value, "80")
        open_.close()
        page.stop()
        offers = (Setting("exposure", 157.0, automatic=True), Setting("gain", 4.0))
        again = plug_in(Scripted("frame " * 9, stays=True, offers=offers))
        qtbot.waitUntil(lambda: not page.run.running)
        page.start()
        qtbot.waitUntil(lambda: again.settings()[:1] == (Setting("exposure", 80.0, automatic=False),))
        qtbot.waitUntil(lambda: (row := open_.rows.get("exposure")) is not None and row.value.value() == 80)

    def test_another_camera_is_not_set_so(self, page: LivePage, open_: Popover) -> None:
        type_into(open_.rows["gain"].value, "9")
        assert page.session.project is not None
        root, state = page.session.project.root, page.session.state
        assert load_choices(state, root, "usb:eye") == {"gain": 9}
        assert load_choices(state, root, "usb:other") == {}

    def test_escape_closes_it(self, page: LivePage, open_: Popover) -> None:
        QTest.keyClick(open_, Qt.Key.Key_Escape)
        assert not open_.isVisible()
        assert page.run.running

    def test_a_folder_has_nothing_to_set_and_the_button_says_so(self, watching: LivePage) -> None:
        assert not watching.head.settings.isEnabled()
        assert "as they were taken" in watching.head.settings.toolTip()

    def test_before_the_start_it_says_when_it_can_be_set(self, page: LivePage, eye: Scripted) -> None:
        assert not page.head.settings.isEnabled()
        assert page.head.settings.toolTip() == "Exposure and the like can be set while the camera runs."
