"""``python -m rapportage`` is ``rapportage``."""

from rapportage.cli.app import main

if __name__ == "__main__":
    main()
