from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label, Sample
from inspector.gui.plots.map import MapPanel
from inspector.gui.theme.tokens import LIGHT
from inspector.services.embedding_map import EmbeddingMap, Projection
from inspector.services.judgements import Judged, Role

PLACES = np.asarray([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])


def judged(i: int) -> Judged:
    label = Label.ANOMALY if i % 2 else Label.GOOD
    return Judged(Sample(Path(f"{i}.png"), f"{i}", 8, 8, label), Role.TEST if i else Role.FIT, 1.0, 0.5)


@pytest.fixture
def panel(qtbot: QtBot) -> MapPanel:
    made = MapPanel()
    qtbot.addWidget(made)
    made.resize(340, 380)
    made.restyle(LIGHT)
    with qtbot.waitExposed(made):
        made.show()
    made.show_map(EmbeddingMap(Projection.PCA, tuple(map(judged, range(4))), PLACES, (0.6, 0.3)))
    return made


def pixel(panel: MapPanel, place: int) -> QPoint:
    return QPointF(*panel._pixels()[place]).toPoint()


def test_hovering_tells_which_image_it_is(panel: MapPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.hovered) as told:
        QTest.mouseMove(panel.plot.viewport(), pixel(panel, 2))
    assert told.args == [Path("2.png")]
    panel.show_preview(QPixmap(20, 20), "Good")
    assert panel._preview.isVisible()
    QTest.mouseMove(panel.plot.viewport(), QPoint(panel.plot.width() // 2, panel.plot.height() // 2))
    assert not panel._preview.isVisible()


def test_a_click_opens_the_image(panel: MapPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.opened) as told:
        QTest.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(panel, 3))
    assert told.args == [Path("3.png")]


def test_a_click_on_nothing_opens_nothing(panel: MapPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.opened):
        middle = QPoint(panel.plot.width() // 2, panel.plot.height() // 2)
        QTest.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_arrow_keys_go_from_image_to_image_and_enter_opens(panel: MapPanel, qtbot: QtBot) -> None:
    QTest.keyClick(panel.plot, Qt.Key.Key_Right)
    first = panel.hovered_image
    assert first is not None
    QTest.mouseMove(panel.plot.viewport(), pixel(panel, 0))
    QTest.keyClick(panel.plot, Qt.Key.Key_Right)
    QTest.keyClick(panel.plot, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.opened) as told:
        QTest.keyClick(panel.plot, Qt.Key.Key_Return)
    assert told.args == [Path("3.png")]


def test_tsne_is_asked_for_and_can_be_stopped(panel: MapPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.projection_wanted) as told:
        QTest.mouseClick(panel._choice.button(1), Qt.MouseButton.LeftButton)
    assert told.args == [Projection.TSNE]
    panel.show_busy(Projection.TSNE)
    with qtbot.waitSignal(panel.stopped):
        QTest.mouseClick(panel._stop, Qt.MouseButton.LeftButton)


def test_too_few_images_are_said_to_be_too_few(panel: MapPanel) -> None:
    panel.show_map(None)
    assert "at least four" in panel._message.text()
    assert panel.table().rows == ()


def test_good_and_anomaly_differ_in_shape_too(panel: MapPanel) -> None:
    picture = panel.plot.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert LIGHT.good.edge.lower() in seen
    assert LIGHT.anomaly.edge.lower() in seen
