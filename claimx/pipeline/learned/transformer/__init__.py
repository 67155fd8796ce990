"""An encoder with heads: where the amounts of a document are and what each is.

``windows.py`` cuts a document into stretches that the encoder reads, ``candidates.py`` tells the forces an amount could
be about, ``network.py`` is the model, ``predict.py`` runs it over sheets. ``claimx/training/transformer`` trains it.
"""

from __future__ import annotations
