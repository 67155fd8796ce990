"""Readers of labelled sets: ClaimBuster, CheckThat!, PoliClaim and the project's own, each known by its columns."""

from claimx.worthiness.sets.overlap import key, shared, without, without_repeats
from claimx.worthiness.sets.read import folds, load_set

__all__ = ["folds", "key", "load_set", "shared", "without", "without_repeats"]
