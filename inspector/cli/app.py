"""The command line: the same services as the window, one command a story."""

import errno
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from inspector import __version__
from inspector.cli import commands, diagnostics, encoder, live, opening, pretraining, previewing
from inspector.cli.console import complain
from inspector.core.errors import InspectorError, RecipeInvalid, StudioNeeded
from inspector.services.edition import learns
from inspector.store.log import start_log
from inspector.store.places import log_dir

KNOWN_ERROR, WRONG_USAGE, INTERRUPTED = 1, 2, 130
_LEARNING = ("train", "pretrain", "extend", "views", "defects", "demo", "encoder")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
app.command("import")(commands.import_)
app.command("train")(commands.train)
app.command("pretrain")(pretraining.pretrain)
app.command("inspect")(commands.inspect)
app.command("live")(live.live)
app.command("cameras")(live.cameras)
app.command("evaluate")(commands.evaluate)
app.command("extend")(commands.extend)
app.command("info")(commands.info)
app.command("limits")(commands.limits)
app.command("views")(previewing.views)
app.command("defects")(previewing.defects)
app.add_typer(encoder.encoder, name="encoder")
app.command("demo")(commands.demo)
app.command("open")(opening.open_)
app.command("diagnostics")(diagnostics.diagnostics)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Inspector {__version__}" + ("" if learns() else ", station edition"))
        raise typer.Exit


@app.callback()
def inspector(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Visual quality inspection: train on photos of good parts, judge parts, offline, on this PC."""
    if context.invoked_subcommand in _LEARNING and not learns():
        raise StudioNeeded(f"inspector {context.invoked_subcommand}")


def run(arguments: list[str] | None = None, *, open_window: Callable[..., int] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 a known error in one line, 2 wrong usage, 130 stopped by Ctrl+C.

    `open_window` opens the window on what is wanted (the fields of `gui.app.Wanted`) and returns the exit code.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a name must not stop what is printed
    log = start_log(log_dir(), "command line")
    log.info("asked: %s", _without_values(sys.argv[1:] if arguments is None else arguments))
    try:
        code = app(arguments, standalone_mode=False, obj=open_window)
        sys.stdout.flush()
        if code == INTERRUPTED:  # what Typer makes of Ctrl+C
            raise KeyboardInterrupt
    except InspectorError as error:
        log.error("ended by %s", type(error).__name__)
        complain(str(error))
        sys.exit(WRONG_USAGE if isinstance(error, RecipeInvalid) else KNOWN_ERROR)  # settings come from options
    except (KeyboardInterrupt, typer.Abort):
        complain("Stopped. Nothing was left half-written.")
        # WORKAROUND: where Ctrl+C came while CPython ran code from a string (imports of dataclasses do), it remembers
        # that as unhandled, and `python -m inspector` would die of the signal instead. Any other such code clears it.
        exec("")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # whoever read the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains when it flushes at its end
        sys.exit(KNOWN_ERROR)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        complain("The output could not be written: the disk is full.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(KNOWN_ERROR)
    except typer.TyperException as error:  # wrong usage
        typer_error: Any = error  # typer's own type does not tell that it has these
        typer_error.show()
        sys.exit(typer_error.exit_code)
    except Exception:  # a bug flies on, but somebody may be asked for the log of a night
        log.exception("Crash")
        raise
    sys.exit(code if isinstance(code, int) else 0)


def _without_values(arguments: list[str]) -> str:
    """Return the command and the names of its options: what they were given may be nobody's business."""
    options = [argument.split("=", 1)[0] for argument in arguments if argument.startswith("-")]
    return " ".join([*arguments[:1], *(option for option in options if option != arguments[0])])
