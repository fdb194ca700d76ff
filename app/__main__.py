"""`python -m app`: the commands of app/commands.py. Those of the sandbox start by themselves: a token needs none of the application."""

import sys

words = sys.argv[1:]
if words[:1] == ["sandbox"]:
    from app.sandbox.commands import cli

    cli(words[1:], prog_name="python -m app sandbox")
else:
    from app.commands import cli

    cli(words, prog_name="python -m app")
