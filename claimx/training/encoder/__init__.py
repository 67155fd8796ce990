"""A transformer encoder with two heads, trained to tell claims and what is worth checking, and its int8 export."""
