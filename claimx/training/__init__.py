"""Everything that trains. Nothing of the rest of claimx imports it; torch and its like are imported where used."""

from __future__ import annotations
