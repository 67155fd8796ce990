"""What stands on every card."""

from __future__ import annotations

USE = """```sh
pip install {name}-{version}-py3-none-any.whl
claimx extract release.txt -m {name}
```

```python
import claimx

nlp = claimx.load("{name}")    # so does spacy.load("{name}")
claims = claimx.extract("Kent Police has 120 more officers than in 2019.", nlp=nlp)
```"""
TRANSFORMERS = """The encoder alone, without its heads, in the layout of transformers:

```python
from transformers import AutoModel

encoder = AutoModel.from_pretrained("{name}/model/encoder")    # from a hub: subfolder="{name}/model/encoder"
```"""
SPACY = """The spaCy pipeline alone, which marks amounts and labels them, without the rest of claimx's:

```python
import spacy

marks = spacy.load("{name}/model/model")
```"""
NOT_MEASURED = """Nothing: no result of `claimx evaluate` was given when this package was made. What training saw of its
`dev` while it chose when to stop is no measure of the model, and is left out here."""
HEADS = """An annotated amount and a record are matched where their spans overlap. `core` is right where value, unit,
bound, type, change and forces agree too, `full` where every field does. In brackets are bootstrap intervals over
statements."""
INTENDED = """To find the quantitative claims in English statements on policing in the United Kingdom (press releases,
parliamentary answers, statements, speeches, local news) and to say what each counts, so that a person can check them:
every record quotes its words and says where they stand.

It is not for deciding whether a claim is true, for ranking forces or persons, or for publishing records that nobody
has read."""
LIMITS = (
    "Figures hold for statements like those they were measured on. They say nothing of other publishers, years and "
    "kinds of text, of other countries or other languages.",
    "Value, unit, rate, period, baseline and speaker are read by claimx's rules, whatever the model; an amount that "
    "its grammar cannot read is no record.",
    "A record says what a statement claims. Whether that is so, it does not say.",
)
