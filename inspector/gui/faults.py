"""What known errors and the notes of a run say, in the language of the window.

The engine says them in plain English, as whole sentences or as causes after a colon. They are recognised by their
shape, piece by piece; what is not recognised stays English: a strange sentence helps more than none.
"""

import re
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "Faults"
_FIGURE = re.compile(r"\d+\.\d+( %)?")
# The first that fits is taken: whole sentences stand before their parts. {a}, {b}, {c} may be recognised in their turn.
SHAPES = (
    "{a} {b} found, at least {c} are needed. {d}",
    "{a} {b} found, at least {c} are needed.",
    "{a} {b} found, at least 1 is needed.",
    "{a}: the bundle is damaged: {b}. Copy it again from where it was trained, or train again.",
    "{a}: this bundle was changed since it was opened. Open it again.",
    "{a}: this bundle was saved by a newer Inspector (schema {b}, this one reads up to {c}). "
    "Update Inspector to use it.",
    "{a}: this journal was written by a newer Inspector (schema {b}, this one reads up to {c}). "
    "Update Inspector to use it.",
    "{a}: the journal is damaged: {b}. It was set aside as {c}, and nothing of it was deleted. "
    "Try again to begin a new one.",
    "{a}: the journal is damaged: {b}. Restart Inspector, which then sets it aside and begins a new one.",
    "{a}: cannot go on from this checkpoint: {b}. Go on as before, or start anew.",
    "{a} could not be written: {b}. What was there before is unchanged.",
    "{a} already exists. {b}",
    "“{a}” cannot be used: {b}.",
    "The bundle's graph failed: {a}",
    "Out of memory on {a}. {b}",
    "The process that did this work ended in its midst ({a}). Most often the PC has run out of memory: "
    "close other programs, or use a smaller image size or batch, and try again.",
    "exit code {a}",
    "{a} is not available here. Available: {b}.",
    "Learning ran away (learning rate {a}): its figures are no longer finite. Try a tenth of this rate.",
    "Camera {a} was lost: {b}",
    "Camera {a}: {b}",
    "Weights {a}: {b}",
    # notes of a training run
    "{a} good images are few; {b} or more make the limits steadier.",
    "{a} promise at most {b} false rejects, for parts and light like those photographed.",
    "{a} promise about {b} false rejects, for parts and light like those photographed.",
    "{a} support a false-reject limit of {b}, not {c}. Add {d} to promise {e}.",
    "{a} is unlike all other good images and alone sets the anomaly limit: {b}, by all others {c}. "
    "Look at it: take it out of Good, or add more like it.",
    "The heads learned from {a} anomalies; {b} others are measured.",
    "{a} labelled anomalies are too few to learn from, {b} are needed: synthetic ones alone teach the encoder.",
    "No good images could be held out, so the encoder is that of the last epoch; more photos make the choice surer.",
    "The encoder was fine-tuned on the good photos that also set the limits: evaluate the bundle on others before "
    "relying on its promise.",
    "Pretraining starts at its beginning: {a}",
    "Out of memory on {a}: {b} images at once from here on; each step still contrasts as many as before.",
    "Not judged: {a}: {b}",
    "{a} good images",
    # causes
    "good images",
    "images to pretrain on",
    "Add more photos of good parts.",
    "the disk is full",
    "no permission",
    "no such folder",
    "no such file or folder",
    "no such file or directory",
    "no images in this folder",
    "the file is empty (0 bytes); copy it again from where it came",
    "a folder, not an image; name the images inside it",
    "not a regular file; copy the image to a file on disk",
    "too large: {a} GB; make the image smaller",
    "is the same image as {a}, which is used",
    "is in the project already: {a}",
    "this card of a shipped encoder cannot be read: {a}. Install Inspector again",
    "it is damaged or was exchanged: its content is not what its card says",
    "is not a file but a device or a pipe",
    "is a link to a file that is gone, or was removed just now",
    "cannot be opened: {a}",
    "cannot be read: {a}",
    "{a} is missing",
    "{a} is not the file that was saved",
    "{a} was changed after it was saved",
    "{a} cannot be read",
    "{a} does not load in this ONNX Runtime",
    "is no bundle: it has no {a}",
    "there is no such bundle",
    "is no Inspector project: it has no {a}. A folder of good photos is named with --good",
    "was made by a newer Inspector ({a}). Update Inspector.",
    "is a file where a folder of the project belongs",
    "is part of the project that it would be copied to: choose another folder",
    "It is a project already: open it, or choose another folder.",
    "It is a file: choose a folder.",
    "It is not empty: choose an empty or a new folder, then import from it.",
    "Choose a new or an empty folder for the export.",
    "Choose another name, or drag the images there.",
    "a kind has a name of 1 to {a} letters, without spaces around it",
    "a name cannot hold {a}",
    "systems keep such names for themselves",
    "it gives no picture; another program may be using it",
    "it was unplugged",
    "another camera took its place while it was opened",
    "a camera with another resolution answers in its place",
    "the camera gave no picture",
    "it is not plugged in",
    "there is none of this name, or more than one",
    "it does not open; it is not plugged in, or another program uses it",
    "this user may not use it; on Linux, members of the group video may",
    "the camera is lost",
    "the camera was lost",
    "no frame came within {a} s",
    "no picture came for more than {a} s",
    "its picture has not changed for more than {a} s",
    "there is no such file",
    "it is no video that can be read",
    "the folder cannot be reached: {a}",
    "it cannot be read: {a}",
    "it is damaged or no weights file (.pth or .safetensors); copy it again from where it came",
    "it is a folder; name the file in it",
    "this mask is {a} × {b} pixels, its photo {c} × {d}: it belongs to another picture",
    "nothing is marked on this mask: mark the anomaly, or delete the file",
    "it holds no state dict (names with tensors)",
    "Use a smaller size, or tiles, or the CPU.",
    "Pretrain with smaller views, or on the CPU.",
    "the two views of every picture are equal, so nothing can be learned; {a}",
    "nothing is left to judge: the polygons cover all that is looked at",
    "{a}: {b}",
)


def in_words(text: str) -> str:
    """Return what the engine says, in the language of the window."""
    for shape in SHAPES:
        found = _pattern(shape).fullmatch(text)
        if found is not None:
            pieces = {name: in_words(piece) for name, piece in found.groupdict().items()}
            return QCoreApplication.translate(CONTEXT, shape).format(**pieces)
    return text.replace(".", QLocale().decimalPoint()) if _FIGURE.fullmatch(text) else text


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w)\}", shape)
    plain = (re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>.+?)" for at, piece in enumerate(pieces))
    return re.compile("".join(plain), re.DOTALL)
