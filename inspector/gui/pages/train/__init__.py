"""Train: choose, see what it will take, watch it learn, read what came of it."""

from inspector.gui.pages.train.page import TrainPage

__all__ = ["TrainPage"]
