"""Who the text makes responsible for what stands where: direct speech, reported speech, parliamentary turns."""

from claimx.pipeline.speakers.attribution import attribute
from claimx.pipeline.speakers.paint import speaker_at

__all__ = ["attribute", "speaker_at"]
