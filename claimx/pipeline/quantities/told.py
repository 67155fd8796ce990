"""Stretches of a story that hold no amount: ages, hours of the clock, numbered parts of a question, set phrases.

Each group of patterns stands after what a text in small letters must hold for any of them to match.
"""

from __future__ import annotations

import re

from claimx.pipeline.quantities.gates import Gate, group

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?:{'|'.join(_HOURS)})"
_FEW = rf"(?:{_HOUR}|fifteen|twenty|thirty|[0-9]{{1,2}})"
_SOFTLY = r"(?:about|around|just after|just before|nearly|exactly)"
# What stands after an hour and not after a count: a sign, a day, a word that joins or opens a clause.
_THEN = (
    r"(?=\s(?:and|or|but|on|in the|when|to|that|this|yesterday|last|most|every|for|with|as|because|so|after|we|they"
    r"|the|sharp|prompt)\b|[^\w\s-]|\s?$)"
)
_DAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_WHEN = (
    rf"(?:on|last|every) (?:a )?{_DAYS}|(?:that|this|last) (?:night|morning|afternoon|evening)\b"
    r"|in the (?:morning|afternoon|evening)\b|at night\b"
)
_CHILD = r"(?:one|two|three|four|five|six|seven|eight|ten|eleven|twelve|sixteen|eighteen)"

GROUPS: tuple[tuple[Gate, tuple[re.Pattern[str], ...]], ...] = (
    # "...; (2) what proportion; and (3) if he will"
    group(
        re.compile(r"[;,d]\s\([0-9]"),
        r"(?<=[;,]\s)\([0-9]{1,2}\)(?=\s(?:what|how|if|whether|when|which|who|why|for|pursuant|to|by)\b)",
        r"(?<=\band\s)\([0-9]{1,2}\)(?=\s(?:what|how|if|whether|when|which|who|why|for|pursuant|to|by)\b)",
    ),
    # ages
    group(
        re.compile(r", [1-9][0-9], "),
        r"\b[A-Z][\w’'-]+, [1-9][0-9], (?=(?:of|from) [A-Z]|(?:who|was|admitted|pleaded|appeared|denied)\b)",
    ),
    group(
        re.compile(r" \([1-9][0-9][),]"),
        r"\b(?:Sergeant|Constable|Inspector|Superintendent|PC|DC|PCSO|Sgt|Mr|Mrs|Ms|Miss|Dr)(?: [A-Z][\w’'-]+){1,3}"
        r" \([1-9][0-9](?=\)|, [a-z])",
    ),
    group(
        re.compile(r", [1-9][0-9] and [1-9][0-9],"),
        r"\b[A-Z][\w’'-]+ and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, [1-9][0-9] and [1-9][0-9]"
        r"(?=, (?:both|of [A-Z]|who|were (?:jailed|charged|arrested|found|sentenced))\b)",
    ),
    group(
        re.compile(r", [1-9][0-9], "),
        r"(?<=[a-z]), (?:1[0-9]|[2-9][0-9]), "
        r"(?=(?:fell|died|dies|killed|jailed|stabbed|pleaded|appeared|admitted|denied)\b)",
    ),
    group(
        ("described as",),
        r"\bdescribed as (?:[a-z-]+,? ){1,5}(?:(?:between|about|around) )?[1-8][0-9](?: (?:to|and|or) [1-8][0-9])?"
        r"(?=[,.;]|\s?$| with\b)",
    ),
    group(
        (" under ",),
        rf"\b(?:who (?:are|were|is|was)|children|pupils|toddlers|those|anyone|everyone) under {_CHILD}\b"
        r"(?![\s-](?:seconds?|minutes?|hours?|days?|weeks?|months?|feet|foot|miles?|per|hundred|thousand|million)\b)",
    ),
    group(
        ("pension age", "retirement age"),
        r"\b(?:[Pp]ension|[Rr]etirement) age\b(?:\s[a-z]+){0,5}\s(?:to|of|at|from|is|was)\s[4-7][0-9]\b",
    ),
    # hours of the clock
    group(
        ("in the morning", "in the afternoon", "in the evening", "at night"),
        rf"\b(?:{_HOUR}|1[0-2]|[1-9]) (?:in the (?:morning|afternoon|evening)|at night)\b",
    ),
    group(
        re.compile(r"(?:starts?|started|begins|began) (?:at|about|around) "),
        rf"\b(?:starts?|started|begins|began) (?:at|about|around) {_HOUR}"
        r"(?=\s(?:and|to|until|till|on|in|or|sharp|prompt)\b|[.,;]|$)",
    ),
    group(
        re.compile(rf"[ab][ty] (?:{_SOFTLY} )?{_HOUR}\b"),
        rf"\b(?i:up|home|back|out|gone|left|there|over|doors?|opens?|opened|opening|shuts?|closes?|closed|finish(?:es|ed)?"
        rf"|ends?|ended|arrived|came|rang|phoned|calls?|called|knock(?:s|ed)?|woke|happened|(?:on|off) duty|bed)"
        rf" at (?:{_SOFTLY} )?{_HOUR}{_THEN}",
        rf"\b(?i:home|back|gone|there|over|done|finished|shut|closed|bed) by {_HOUR}{_THEN}",
        rf"(?:^|[,;] |\band )[Bb]y {_HOUR}(?= (?:the|it|they|we|he|she|I|in the|that)\b)",
    ),
    group(
        re.compile(rf" (?:until|till) (?:{_SOFTLY} )?(?:{_HOUR}|noon|mid|late|d)"),
        rf"\b[Ff]rom {_HOUR} (?:until|till) (?:noon|midday|midnight|late|dawn|dusk)\b",
        rf"\b(?i:(?:from )?{_HOUR} )?(?:until|till) (?:{_SOFTLY} )?{_HOUR}{_THEN}",
    ),
    group(
        re.compile(rf"from {_HOUR} to {_HOUR}\b"),
        rf"\b(?i:opens?|opened|opening|works?|working|runs?|manned|staffed|there|daily) from {_HOUR} to {_HOUR}{_THEN}",
    ),
    group(
        re.compile(rf"[elrt] {_HOUR} (?:on|in|at|last|every|that|this) "),
        rf"\b(?i:after|before|since|until|at) {_HOUR} (?={_WHEN})",
    ),
    group(
        ("between ",),
        rf"\b[Bb]etween {_HOUR} and {_HOUR} (?={_WHEN})",
        *(
            rf"\b[Bb]etween {later} and (?:{'|'.join(_HOURS[:number])}){_THEN}"
            for number, later in enumerate(_HOURS)
            if number
        ),
    ),
    # hours in figures: a range that falls crosses noon, and days before it say what it is
    group(
        re.compile(r"between [1-9][0-2]? and [1-9]"),
        *(
            rf"\b[Bb]etween {later} and (?:{'|'.join(map(str, range(1, later)))})"
            r"(?=[,.;)]|\s?$| (?:on|when|in the|every)\b)"
            for later in range(2, 13)
        ),
    ),
    group(
        re.compile(r"[ysh],? (?:from |at )?[1-9]|y at [a-z]|l [1-9]"),
        rf"\b(?:{_DAYS}|of the month|[Dd]aily|[Ww]eekdays),? (?:from )?[1-9][0-2]?(?:\.[0-5][0-9])?"
        r" ?(?:to|-|–|until|till)"
        r" ?[1-9][0-2]?(?:\.[0-5][0-9])?(?=[,.;)]|\s?$)",
        rf"\b{_DAYS} at (?:{_HOUR}|[1-9][0-2]?)(?=[,.;)]|\s?$| (?:for|and|in|when|sharp)\b)",
        r"\b(?:until|till) (?:1[0-2]|[1-9])(?=[,.;)]|\s?$| (?:on|in the|at night|and)\b)",
    ),
    group(
        (" past",),
        r"\b(?:[Bb]y|[Aa]t|[Uu]ntil|[Aa]bout|[Bb]efore|[Aa]fter) (?:five|ten|quarter|twenty|half) past\b",
    ),
    # a few, told loosely: "a minute or two", "an hour and a half"; and things parted in two
    group(
        (" or two", " or three"),
        r"\b[Aa]n? [a-z]+ or (?:two|three)\b(?!\s[a-z]+s\b|\s(?:more|fewer)\b)",
    ),
    group(
        ("and a half",),
        r"\b(?:an? (?:good )?|per |every )(?:hour|mile|year|month|week|day|minute|pint|pound|page) and a half\b",
    ),
    group(
        (" in two",),
        r"\b(?:cut|cuts|cutting|split|splits|break|broke|broken|snap|snapped|torn|tore|folded|sliced|sawn)"
        r"(?: (?:the|it|a|his|her|your|their|them)(?: [a-z]+)?)? in two\b(?! [a-z]+s\b)",
    ),
    # parts of a talk by number: "One: answer the phone."
    group(
        re.compile(r"(?:one|two|three|four|five|six):"),
        r"(?:^|(?<=[.!?] )|(?<=[“\"]))(?:One|Two|Three|Four|Five|Six)(?=: [a-z])",
    ),
    # the weather
    group(
        ("minus ", "force "),
        r"\bminus (?:[a-z]+|[0-9]{1,2})(?= (?:and|outside|degrees|that|at night|in the)\b|[,.;]|\s?$)",
        r"\b(?:a|an|gale|winds?) force (?:[1-9]|1[0-2])\b",
    ),
    # what a breath or blood held
    group(
        ("of breath", "of blood", "of urine"),
        r"\b[0-9]{1,3} ?(?:micrograms?|microgrammes?|milligrams?|milligrammes?|mg|µg|mcg)\b[^.;]{0,30}"
        r"\b(?:in|per) 100 ?(?:millilitres|ml|mls) of (?:breath|blood|urine)"
        r"(?:[;,.]? (?:and )?the (?:legal |drink-drive )?limit (?:is|being|of) [0-9]{1,3})?",
    ),
    # sentences of courts on one person
    group(
        ("fined £", "to pay £", "surcharge", "unpaid work"),
        r"(?:\b(?:was|were|is|be|been|and|,|[Ff]or \w+|months|weeks) f|(?:^|[.;:] )[Ff])ined"
        r" £[0-9]{1,3}(?:,[0-9]{3})?(?!,?[0-9]|\.[0-9]|\s?(?:m|k|bn|million)\b)",
        r"\b(?:ordered|told|made) to pay £[0-9][0-9,]*(?: in| of)? (?:court |prosecution )?costs\b",
        r"£[0-9]{1,3} (?:(?:victim|government)(?: services)? )?surcharge\b|\bvictim surcharge of £[0-9]{1,3}\b",
        r"(?:with|and|,|plus|pay) (?:a )?£[0-9]{1,3} (?:in )?costs\b(?! of)",
        r"\b(?:order|sentenced|ordered|do|complete|given|with) (?:with |to |do |of |complete |carry out |and ){0,3}"
        r"[1-3]?[0-9]{2} hours(?:['’]| of) unpaid work\b",
    ),
    # what it costs to come in
    group(
        ("ticket", "admission", "entry", "entrance"),
        r"\b(?:[Tt]ickets?|[Aa]dmission|[Ee]ntry|[Ee]ntrance)(?: fees?| prices?)?"
        r"(?: costs?| are| is|:| from| at| priced at)?"
        r" £[0-9]{1,2}(?:\.[0-9]{2})?(?![0-9,.]?[0-9]|\s?(?:m|k|bn|million)\b)"
        rf"(?: each| a (?:head|person|strip))?(?:,? or {_FEW} for £[0-9]{{1,2}}(?:\.[0-9]{{2}})?)?"
        r"(?:[,;]? (?:and |or )?(?:for )?(?:adults?|children|a child|concessions?|under-[a-z0-9]+"
        r"|a family(?: of [a-z]+)?|families|students?|pensioners?)(?: are| is|:)? £[0-9]{1,2}(?:\.[0-9]{2})?)*",
    ),
    group(
        re.compile(r"[0-9]p? a [pctgrs]"),
        r"(?:£[0-9]{1,2}(?:\.[0-9]{2})?|\b[0-9]{2}p) a (?:pint|cup|car|ticket|copy|go|ride|portion|slice|cone)\b"
        r"(?: for the day)?(?: and £[0-9]{1,2}(?:\.[0-9]{2})? (?:after|before|for (?:the )?(?:day|children))\b)?",
    ),
    # years in a row that share their noun: "with ten, twenty, 25 years to go"
    group(
        (" years", " months"),
        rf"(?<![\w£.,-]){_FEW}(?:, {_FEW})*(?:,|,? (?:and|or)) (?={_FEW} (?:years|months)\b"
        r"(?! (?:later|ago|after|before|earlier|on)\b))",
    ),
    # those who may come: "a group of ten or more"
    group(
        (" or more", "limited to "),
        rf"\b(?:groups?|parties|party) of (?:{_HOUR}|[0-9]{{1,2}}) or more\b",
        rf"\b[Ll]imited to (?:{_HOUR}|[0-9]{{1,3}}) (?:at a time|people a|places? a)\b",
    ),
    # days of the month in a row: "from Monday 13 to Sunday 19 May"
    group(
        ("day ",),
        rf"\b{_DAYS}\s[0-3]?[0-9]\s(?:to|and|until|or|-|–)\s(?={_DAYS}\s[0-3]?[0-9]\b)",
    ),
    # spells told in seasons
    group(
        ("summers", "winters", "christmases", "generations", "centuries"),
        r"\b(?:for|in|over) (?:the (?:last|past) )?(?:[a-z]+|[0-9]{1,2}) "
        r"(?:summers|winters|Christmases|generations|centuries)\b",
    ),
    # keys to press and texts to send
    group(
        ("press", "option "),
        r"\b(?:[Pp]ress(?:ing)?|[Oo]ption) [0-9](?![0-9,.%]|\s(?:officers|conferences|releases))",
    ),
    group(
        ("text ", "texts "),
        r"\b[Tt]exts?\s(?:\w{1,20}\s){1,9}to\s[0-9]{4,5}\b",
        r"\b[Tt]exts cost [0-9]{1,2}p\b",
    ),
    # scales and set phrases
    group(
        ("out of ",),
        r"\b(?:mark|rate|score|grade|judge)\s(?:the|us|them|it|their|its|our|how|police|policing)(?:\s[a-z]+){0,4}?"
        r"\sout of (?:ten|five|10|5|100)\b",
    ),
    group(
        ("the story", "the battle", "the picture", "the fun"),
        r"\b[Hh]alf (?:of )?the (?:story|battle|picture|fun)\b",
    ),
)
