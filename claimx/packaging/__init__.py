"""Installable packages of trained models: the folder, its card written from what was measured, the wheel."""

from __future__ import annotations
