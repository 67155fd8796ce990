"""The same fact said twice: claims that repeat or contradict each other, across documents and within them.

Flow: ``mentions`` (a claim to a small key: ``claimx.figures``, ``words``, ``times``) -> ``clusters`` (by
``compare``) -> ``conflicts`` -> ``groups`` (with ``copies``) -> ``claimx.match_records``; ``match`` runs it.
"""
