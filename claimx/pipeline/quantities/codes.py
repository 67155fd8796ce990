"""Numbers on things rather than of them, by regular expression: standards, codes, pagination, lines to ring, prices.

Each group of patterns stands after what a text in small letters must hold for any of them to match.
"""

from __future__ import annotations

import re

from claimx.pipeline.quantities.gates import Gate, group

_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?[0-9])"
_ENDS = r"(?=[,.:;!?)\]]|\s?$)"
_PRICE = r"£[0-9]{1,2}(?:\.[0-9]{2})?(?![0-9,.]?[0-9]|\s?(?:m|k|bn|million|per)\b)"
_COMER = (
    r"(?:adults?|child(?:ren)?|kids|concessions?|under-?[a-z0-9]+|oaps?|pensioners|seniors|famil(?:y|ies)|students)"
)
_NAME = r"[A-Z][\w’'-]+"

GROUPS: tuple[tuple[Gate, tuple[re.Pattern[str], ...]], ...] = (
    # British and European standards
    group(
        re.compile(r"\b(?:bs|ts|en|iso|pas|pd|iec) [0-9]"),
        r"\b(?:BS|TS|EN|ISO|PAS|PD|IEC)(?: (?:EN|ISO|IEC))* [0-9]{3,6}(?::[0-9]{4})?\b(?!,[0-9])",
    ),
    # items of a list by code: "9/105 Air pistol", "frame number WBK 40731 Z"
    group(
        re.compile(r"[0-9]/[0-9]{3}"),
        r"^\s*[0-9]{1,4}/[0-9]{3,4}(?= [A-Z])|\b(?i:items?|lots?|exhibits?|entry) [0-9]{1,4}/[0-9]{2,4}\b",
    ),
    group(
        re.compile(r"(?<![0-9a-z])[0-9]+[a-z]{1,3}[0-9]"),
        r"(?<![\w.,£$€])[0-9]{1,4}[A-Z]{1,3}[0-9][0-9A-Z]*\b",
    ),
    group(
        ("car park ",),
        r"\b[Cc]ar [Pp]arks? [0-9]{1,2}(?: and [0-9]{1,2})?(?=[,.;:)]|\s?$| (?:is|was|will|at|by|near|for|and|on)\b)",
    ),
    group(
        re.compile(r"\b[a-z]{2,4} [0-9]{3,6} [a-z]\b"),
        r"\b(?!PC |DC |PS )[A-Z]{2,4} [0-9]{3,6} [B-HJ-Z]\b",
    ),
    # marks of notes behind one another or a figure, and figures that a page's layout has run together
    group(
        re.compile(r"[)0-9a-z]\([ ]?[0-9]\)"),
        r"(?<=[)0-9a-z])\([ ]?[0-9]\)",
    ),
    group(
        re.compile(r"[0-9],[0-9]{4}"),
        r"(?<![£$€0-9.,])[A-Za-z]*[0-9]{1,3}(?:,[0-9]{3,})*,[0-9]{4,}(?:,[0-9]{3,})+",
    ),
    group(
        re.compile(r"\bquot(?:e|ing|ed) "),
        r"\b[Qq]uot(?:e|ing|ed) (?:[a-z]+ ){0,3}[A-Z]{2,5} ?[0-9]{4,}\b",
    ),
    # parts of a year
    group(
        ("quarters of",),
        r"\b(?i:first|last|other) (?i:two|three|2|3) quarters(?= of (?:the|this|last|[12][0-9]{3}))",
    ),
    # a statute of any century
    group(
        re.compile(r"\) act 1[0-9]{3}"),
        r"(?<=\) Act )1[0-9]{3}\b",
    ),
    # which of several is shown, and what readers made of a page
    group(
        re.compile(r"\b(?:page|image|photo|slide|sheet|part|picture|screen) [0-9]{1,4} (?:of|/) ?[0-9]"),
        r"\b(?i:page|image|photo|slide|sheet|part|picture|screen) [0-9]{1,4} (?:of|/) ?[0-9]{1,4}\b(?!,[0-9])",
    ),
    group(
        ("found this", "| share ", "shares |"),
        r"\b[0-9][0-9,]* (?:people|users|readers|visitors) (?:have )?found this (?:(?:page|article|guide|review) )?"
        r"(?:helpful|useful)",
        r"\| ?[Ss]hares? [0-9]+\b",
    ),
    group(
        re.compile(r"\b(?:share|tweet|like|comment|pin|email)s? \("),
        r"\b(?:Share|Tweet|Like|Comment|Pin|Email)s? \([0-9][0-9,]*\)",
    ),
    # numbers of questions in Parliament, behind the question: "in Surrey. (904417)"; "(61250)" on its own
    group(
        re.compile(r"\([0-9]{5,7}\)"),
        r"(?:^\s?|(?<=[.?!])\s?|(?<=[.?!][’”\"'])\s?)\([0-9]{5,7}\)(?=\s?$)",
        r"(?<=[a-z0-9] )\([0-9]{6,7}\)(?=[.?]?\s?$)",
    ),
    # releases by number: "News release 31/07"
    group(
        re.compile(r"\b(?:press|news|media) (?:release|notice|statement)"),
        r"\b(?i:(?:press|news|media) (?:release|notice|statement)(?: (?:number|no\.?|ref\.?))?:? )[0-9]{1,4}"
        r"(?:/[0-9]{2,4}(?![0-9/])|(?=\s?$))",
    ),
    # what stands behind "no." and "nos"
    group(
        re.compile(r"\bno(?:s\.?|\.) ?[0-9]"),
        r"\b[Nn]o\. ?[0-9]{1,4}\b(?!,?[0-9]|%)",
        r"\b[Nn]os\.? ?[0-9]{1,4}(?:, [0-9]{1,4})*(?: ?(?:and|to|or|&|-|–) ?[0-9]{1,4})?\b(?!,?[0-9]|%)",
    ),
    # operations and courses that are run again: "Operation Teasel 2"
    group(
        re.compile(r"operation [a-z]+ [0-9]"),
        rf"\bOperation {_NAME} [2-9]{_ENDS}",
    ),
    # which day of an inquiry or a month of a plan
    group(
        re.compile(r"\b(?:day|night|week|month|year) [a-z0-9]+ of\b"),
        rf"\b(?i:on|by|in|until|after|from) (?:day|night|week|month|year) {_FEW}"
        r"(?= of (?:the|its|his|her|a|an|our|their)\b)",
    ),
    # officers by collar number behind the name
    group(
        re.compile(r" \([0-9]{3,5}\)"),
        rf"\b(?:PCs?|PCSO|DC|PS|Sgt|Sergeant|Constable|Inspector|Officer)(?: {_NAME}){{1,3}} \([0-9]{{2,5}}\)",
    ),
    # lines to ring and to send to
    group(
        re.compile(r" on [0-9]{3,6}\b"),
        r"\b(?i:ring|call|dial|phone|text|contact|reached?)(?: [\w’'-]+){1,5} on [0-9]{3,6}"
        r"(?=[,.;:!)]|\s?$| (?:and|or|if|to|at|from|any|day|in|before|after|for)\b)",
    ),
    group(
        re.compile(r" to [0-9]{4,5}\b"),
        r"\b(?:sent|sends?|forward(?:ed)?|texte?d?|report(?:ed)?)(?: [\w’'-]+){0,3} (?:on )?to [0-9]{4,5}"
        r"(?=[,.;:!)]|\s?$)",
    ),
    # hours told with a full stop: "between 6.30 and 6.40"
    group(
        re.compile(r"(?:between|from) [0-9]{1,2}\.[0-5][05] (?:and|to) [0-9]"),
        r"\b(?:[Bb]etween|[Ff]rom) (?:1[0-2]|[1-9])\.[0-5][05] (?:and|to|until) (?:1[0-2]|[1-9])\.[0-5][05]"
        r"(?=[,.;)](?![0-9])|\s?$| (?:on|and|when|yesterday|last|that|in the)\b)",
    ),
    group(
        re.compile(r"(?:when|until|after|before|start|end|open|clos|wind|due|begin|began|arriv)[^.;]{0,60} at "),
        r"\b(?i:when|until|after|before|starts?|started|ends?|ended|opens?|opened|closes?|closed|winds? up|due|begins?"
        r"|began|arrived)\b(?:(?!\b(?:stood|stands?|was|is|set|held|rates?)\b)[^.;]){0,60}? at "
        r"(?:about |around |just after |just before |exactly )?(?:1[0-2]|[1-9])\.[0-5][05](?=[,.;](?![0-9])|\s?$)",
    ),
    # prices of things to come to and to win
    group(
        re.compile(rf"\b{_COMER}\b[^.£]{{0,30}} £"),
        rf"(?:^|[,;.:] )(?i:{_COMER})(?: (?:aged|under|over|up)\b[^£.;]{{1,20}})?:? {_PRICE}"
        rf"(?:[,;]? (?:and )?(?i:{_COMER})(?: (?:aged|under|over|up)\b[^£.;]{{1,20}})?:? {_PRICE})*",
    ),
    group(
        re.compile(r"prize|voucher"),
        rf"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Tt]op|[Ss]tar|[Tt]he) prizes? (?:is|was|are|of) (?:an? )?{_PRICE}",
        r"\ba £[0-9]{1,3} (?:[a-z]+ )?(?:gift )?(?:voucher|token|gift card)\b",
    ),
    # cars by the year of their plates
    group(
        re.compile(r"[0-9]-(?:plate|reg)\b"),
        r"\b[0-9]{2}-(?:plate|reg)\b",
    ),
    # races by their length
    group(
        re.compile(r" (?:5|10)k\b"),
        rf"\b(?:{_NAME} )?(?:5|10)[kK](?=,| (?:run|race|fun|walk|charity|for|in)\b)",
    ),
    # a figure that is painted or sewn on
    group(
        re.compile(r" [0-9]{1,2} on (?:the|its|his|her) "),
        r"\ban? (?:(?:large|big|small|white|black|red|blue|yellow|painted|number) )?[0-9]{1,2}"
        r"(?= on (?:the|its|his|her) (?:back|front|side|door|doors|shirt|roof|tail|bonnet|sleeve|chest)\b)",
    ),
    # set phrases
    group(
        ("three cheers", "best of ", "for two", "we two", "we three", "we four"),
        r"\b[Tt]hree cheers\b",
        r"\b[Bb]est of (?:three|five|seven|3|5|7)(?=[,.:;)]|\s?$)",
        r"\b(?:night|meal|dinner|lunch|tea|table|weekend|break|tickets|hamper) for (?:two|four)\b(?! [a-z]+s\b)",
        r"\b[Ww]e (?:two|three|four) (?=[a-z]+(?:ed|ove|ent|ame|at|ood)\b)",
    ),
)
