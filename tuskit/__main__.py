"""`python -m tuskit` is the `tuskit` command."""

from tuskit.cli import main

main()
