"""Where trained models enter the pipeline: what they found travels as plain values, and a policy says whose word holds.

A folder of a model is told by its ``claimx.json`` (``folder.py``). Its learner (``learners.py``) finds spans of
amounts, or says of amounts that were found what they are (``types.Learned``); ``merging.py`` puts that beside what
the rules found. Nothing here imports torch or transformers until a folder that needs them is loaded.
"""

from __future__ import annotations
