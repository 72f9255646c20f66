"""What each stage of a task is called where a person reads it: on the command line and in the window."""

from types import MappingProxyType

TAKES = "This will take "  # what the note of an estimate begins with, which a window tells otherwise
ALONE = " is unlike all other good images and alone sets the anomaly limit: "  # of a note that a window puts first

STAGES = MappingProxyType(
    {
        "draw": "Drawing parts",
        "lines": "Drawing all product lines",
        "show": "Writing overlays",
        "scan": "Finding images",
        "find": "Finding images to judge",
        "import": "Copying images",
        "read": "Reading images",
        "views": "Drawing views",
        "defects": "Drawing defects",
        "estimate": "Measuring a few steps",
        "start": "Preparing the encoder",
        "pretrain": "Pretraining the encoder",
        "save": "Saving the encoder",
        "fine-tune": "Fine-tuning the encoder",
        "heads": "Teaching the heads",
        "encode": "Encoding good images",
        "fit": "Fitting the patch memory",
        "export": "Exporting the bundle",
        "calibrate": "Calibrating the limits",
        "evaluate": "Measuring the bundle",
        "predict": "Judging images",
        "measure": "Computing figures",
        "record": "Writing inspections",
        "figures": "Writing figures",
        "gallery": "Collecting the worst mistakes",
    }
)
