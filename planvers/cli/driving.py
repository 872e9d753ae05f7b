"""git-driver: how git itself shows the files of plans."""

from pathlib import Path
from typing import Annotated

import typer

from planvers.cli.app import Settings, finish
from planvers.cli.commands import sub_app

commands = sub_app()


@commands.command("git-driver", context_settings={"ignore_unknown_options": True})
def git_driver(
    context: typer.Context,
    handed: Annotated[
        list[str] | None, typer.Argument(metavar="[GIT…]", help="What git hands over for a file; not for people.")
    ] = None,
    install: Annotated[bool, typer.Option("--install", help="Have git show files of plans through planvers.")] = False,
    uninstall: Annotated[bool, typer.Option("--uninstall", help="Take that back.")] = False,
    is_global: Annotated[
        bool, typer.Option("--global", help="In all repositories of yours, and not in this one only.")
    ] = False,
) -> None:
    """Let git diff, log -p and show speak planvers.

    --install sets git up and prints what to put into .gitattributes; --uninstall takes that back.
    """
    from planvers.commands import gitsetup
    from planvers.driver import PROGRAM, main, needs_installing
    from planvers.trouble import TroubleError

    if handed and not (install or uninstall):
        main(["diff", *handed])
        return
    if install == uninstall or handed:
        raise typer.BadParameter("say --install or --uninstall", param_hint="'git-driver'")
    chosen: Settings = context.obj
    folder = chosen.folder or Path()
    if install and needs_installing():
        raise TroubleError("git cannot run planvers from a folder that it happens to lie in", "install it with pip")
    if install:
        finish(context, lambda: gitsetup.install(folder, PROGRAM, is_global=is_global))
    else:
        finish(context, lambda: gitsetup.uninstall(folder, is_global=is_global))
