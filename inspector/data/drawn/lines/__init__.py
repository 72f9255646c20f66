"""The product lines, a file each."""

from inspector.data.drawn.lines import (
    biscuit,
    blister,
    board,
    cap,
    carton,
    fabric,
    flange,
    leather,
    tile,
    wood,
)

ALL = (
    flange.LINE, board.LINE, carton.LINE, blister.LINE, tile.LINE,
    fabric.LINE, cap.LINE, wood.LINE, leather.LINE, biscuit.LINE,
)  # fmt: skip
