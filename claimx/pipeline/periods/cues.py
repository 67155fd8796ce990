"""Words that decide what a time is to an amount: comparing words, tense, dates of something else."""

from __future__ import annotations

import re

from claimx.pipeline.periods import lexicon
from claimx.pipeline.wordlists import lists, not_after


def _words(name: str) -> frozenset[str]:
    """A list of ``words.csv``.

    ``opposed``: before "against" they make it no comparison; ``harming`` neither unless a figure follows ("offences
    against 711"), ``proceeding`` neither where one does ("charges against four"). ``counting``: before "most" they say
    what was done since a time ("lost most officers since"). ``upward``, ``downward``: verbs that "up" and "down" are
    part of ("set up"). ``meaning``: before "to fund" they say what is meant to be done and not what an amount is for.
    ``past``: past tenses that do not end in "ed".
    """
    return lists("periods", "words.csv")[name]


# What stands between a change and the time it is measured against.
COMPARES = re.compile(
    r"\b(?:compared?s?\s+(?:with|to)|(?:in\s+)?comparison\s+(?:with|to)|relative\s+to|versus|vs"
    # no comparison: "violence against the person", "a week of action against knife crime, which ran from"
    rf"|{not_after(_words('opposed') | _words('harming'))}"
    r"against(?![^,;.0-9]{0,40},\s+(?:which|who)\b)|than"
    r"|above|below|beyond|short\s+of|behind|(?:down|up|cut)\s+(?:on|from)|as\s+(?:\w+\s+){1,2}as|the\s+same\s+as"
    r"|half\s+(?:of\s+)?(?:that|the)|twice\s+(?:that|the)|in\s+contrast\s+(?:to|with))\b",
    re.IGNORECASE,
)
# Before an amount: it is the level of the time compared with.
REFERENCE = re.compile(
    r"\b(?P<from>from|down\s+from|up\s+from)\s+(?:(?:an?|the|about|around|nearly|almost|some|just|over"
    r"|under|more|less|fewer|than|only|roughly|average|figure|total|low|high|peak|of|at)\s+){0,5}$"
    r"|\b(?:double|twice|treble|triple|half|times|up\s+on|down\s+on)\s+(?:the|some|about|around)\s+$"
    rf"|{not_after(_words('opposed') | _words('proceeding'))}"
    r"\b(?P<against>against|compare[sd]?\s+(?:with|to)|versus|vs|than\s+the)\s+(?:(?:an?|the|about|around|nearly"
    r"|almost|some|just|over|under|more|less|fewer|than|only|roughly|average|figure|total|of)\s+){0,5}$",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\b(?:against|compare[sd]?\s+(?:with|to)|versus)\s+(?:[a-z]+\s+){0,3}$")
TO = re.compile(
    r"(?<!\bled )(?<!\bleads )(?<!\bleading )(?<!\bled directly )"
    r"\bto\s+(?:(?:an?|about|around|nearly|almost|some|just|over|under|more|less|fewer|than|only|roughly"
    r"|total|of|at|least|the)\s+){0,4}$",
    re.IGNORECASE,
)
ADDED = re.compile(r"\b(?:additional|extra|new|further|another)\s+(?:\w+\s+)?$", re.IGNORECASE)
ADDED_AFTER = re.compile(r"\s+(?:of\s+)?(?:additional|extra|new|further)\b", re.IGNORECASE)
MEASURED = re.compile(
    r"\b(?:increas\w+|ris(?:e|es|en|ing)|rose|grows?|growing|grew|grown|growth"
    rf"|{not_after(_words('upward'))}up(?!\s+to)|improve(?:d|s|ment)\s+(?:by|of)|climbed|jumped|surged|soared"
    r"|gone\s+up|went\s+up|decreas\w+|fall(?:s|en|ing)?|fell|drop(?:s|ped)?"
    rf"|{not_after(_words('downward'))}(?<!ed )down|reduc\w+|declin\w+|cut"
    r"|lost|lose|losing|(?:a|the)\s+(?:difference|gap|change)\s+of|came\s+down|come\s+down|loss\s+of|dipped"
    r"|slumped)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
MEASURED_AFTER = re.compile(
    r"\s+(?:up|down)\b(?!\s+to\b)|\s+as\s+(?:many|much)(?:\s+again)?(?:\s+\w+)?\s+as\b"
    r"|\s+(?:(?!(?:was|were|is|are|has|have|had|will|been)\b)\w+\s+){0,3}(?:increase|rise|growth|jump"
    r"|surge|decrease|fall|drop|reduction|decline|cut|fewer|less|more|higher|lower|short|above|below"
    r"|smaller|larger|bigger)\b",
    re.IGNORECASE,
)

HARD = re.compile(
    r";|(?<!\bSt)(?<!\bMr)(?<!\bDr)\.\s+(?-i:[A-Z])|,?\s(?:but|while|whilst|whereas|although|though|however|yet"
    r"|and\s+that"
    r"|as\s+well\s+as)\s",
    re.IGNORECASE,
)
# Right before a time: it opens a clause, and is of what follows it.
OPENS = re.compile(
    r"(?:^|[;:]|,\s*(?:and|but|so)|\b(?:but|where|whereas|while|whilst|when|although|and\s+that|that))\s*$",
    re.IGNORECASE,
)

PURPOSE = re.compile(
    rf"{not_after(_words('meaning'))}"
    r"\b(?:(?:to|towards|for)\s+(?:help\s+(?:to\s+)?)?(?:kick-?start|begin|start|support|deliver|delivering|fund|pay"
    r"|recruit|recruiting|ensure|enable|hire|employ|allow|keep|put|create|protect|maintain|look\s+after"
    r"|cover)\b|and\s+(?:keep|fund|recruit|protect|employ|hire|pay\s+for)\b|allow\s+the\b|so\s+that\b"
    r"|which\s+(?:will|would)\b)",
    re.IGNORECASE,
)

SPEECH = re.compile(
    r"\b(?:said|told|announced|revealed|confirmed|published|released|shows?|warned|admitted|launched"
    r"|launches|starts?|declared|claimed|met|meeting|heard|unveiled)\b",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(
    rf"\b(?:lowest|highest|{not_after(_words('counting'))}most|fewest|first|best|worst|biggest|largest|smallest"
    r"|longest|shortest|quietest|busiest|deadliest|safest|slowest|fastest|(?:second|third|only)\s+time"
    r"|any\s+(?:other\s+)?(?:time|point)|greatest|least)\s+(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)

LINK = re.compile(
    r"[\"“‘'(]*(?:Of\s+(?:these|those|this|that|them|the\s+\w+)|This|That|These|Those|They"
    r"|The\s+(?:total|average|remaining|rest|remainder|figures?|balance|same|number|proportion|share"
    r"|rate|fall|rise|increase|drop|reduction|most|overall|majority|final)"
    r"|It\s+(?:includes|means|represents|is|was)|In\s+total|A\s+total|A\s+further|Another|Among"
    r"|Of\s+which|Just|Only|Nearly|Almost|More\s+than|Over|Some|Around|About|Half|A\s+(?:quarter|third"
    r"|fifth)|Two|Three|Most|Within|Including)\b"
)
NOW = re.compile(
    r"\b(?:this\s+time(?!\s+last)|(?:is|are|remains?)\s+still|still\s+(?:is|are|has|have|stands?)|now|currently|so\s+far|to\s+date"
    r"|at\s+present|today|at\s+the\s+moment|these\s+days|(?:have"
    r"|has)\s+already)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:(?P<habit>used\s+to)|(?P<future>will|shall|going\s+to|(?:is|are)\s+(?:(?!(?:equal|equivalent|close|similar"
    r"|up|down|back)\s)\w+\s+)?(?:to|expected"
    r"|due|set|projected|planned)|plans?\s+to|wants?\s+to|aims?\s+to|hopes?\s+to|intends?\s+to"
    r"|expects?\s+(?:\w+\s+){0,2}to)\b"
    r"|(?P<hypothetical>(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]hat|[Tt]here)['’]d(?=\s+(?:have|be|need|like"
    r"|want|lose|take|cost|see"
    r"|get|give|go|rather|sooner|make|put|still)\b)|would|could|might|should|must|may|can|cannot|can't)\b"
    r"|(?<!to )(?P<perfect>(?:have|has)\s+(?:\w+\s+){0,3}?(?:\w+(?:ed|en)|made|put|brought|led|taken|gone|lost"
    r"|cut|met|fallen|come|got|left|held|found|won|spent|sold|run|had|seen|shut|paid|dealt|sent|set|cost"
    r"|shot|stolen|grown|risen|driven|bought|built|caught|kept|told|done|begun|sought))\b"
    rf"|(?P<past>was|were|had|did|didn't|(?!compared\b|made\s+up\s+of\b)[a-z]{{2,}}ed"
    rf"|(?<!to )(?!made\s+up\s+of\b)(?:{'|'.join(sorted(_words('past')))}))\b"
    r"|(?P<present>is|are|has|have|does|do|remains?|stands?|makes?\s+up|accounts?\s+for|tell|say|lose"
    r"|face|makes|takes|gets|provides?|includes?|says?(?!\s+that\s)|believes?|represents?|equates?|means|covers"
    r"|receives?|wants?|pays|runs|spends|holds|employs|puts|fetches|comes|goes|brings|gives|keeps|serves|sees|carries"
    r"|handles|buys|assumes|sits|adds|averages|owes|owns|draws|sells|stays"
    r"|(?:costs?|needs|lasts)(?=\s+(?:(?:about|around|some|us|them|him|her|just|only|over|nearly)\s+){0,2}(?:£|[0-9])))\b|(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat|[Tt]hey"
    r"|[Ww]e|[Yy]ou)['’](?:(?P<ll>ll)|(?P<short>s|re))\b)"
)


# A claim that is denied, or a clause "since the police were given six bikes", is of no time named before.
DENIED = re.compile(
    r"[\"“]?It\s+(?:is|was|isn['’]t|wasn['’]t)\s+(?:\w+\s+)?(?:wrong|untrue|false|nonsense|true|not\s+(?:true"
    r"|the\s+case))\b"
)
SINCE_CLAUSE = re.compile(r"Since\s+(?:the|we|they|he|she|it|our|their|its)\b")
# "That is where our £1m will go": a clause with a time of its own.
SUBORDINATE = re.compile(r"\b(?:where|why|how|what|because|when)\b")
# "That is a rise of 38%": what was said, put another way.
RESTATES = re.compile(r"[\"“]?(?:That|This)(?:['’]s|\s+(?:is|was|means|represents|equates|amounts|works))\b")
# "For every 1,000 households it works out at 14"
WORKS_OUT = re.compile(r"\b(?:it|that|this|which)\s+(?:works?\s+out|worked\s+out|equates|amounts)\s")
RESTATES_TO_COME = re.compile(
    r"[\"“]?(?:(?:That|This|It|Which)\s+(?:will|would|should|could|is\s+(?:likely|expected|set)\s+to)\s+(?:mean|give"
    r"|bring|make|be|leave|amount"
    r"|free|save|raise|take|represent)\b|(?:We|I|They|He|She)\s+(?:expects?|hopes?|believes?|thinks?|wants?)\s+(?:that"
    r"|this|it)\s+(?:to|will)\b)"
)
# Right before or after an amount: a part of what was counted before.
PART_BEFORE = re.compile(
    r"(?:\bOf\s+(?:these|those|this|that|them|the\s+total)\b[^.;,]{0,40},?|,\s+of\s+(?:whom|which|these|those)"
    r"|\bAmong\s+them,?)\s+"
    r"(?:about\s+|around\s+|some\s+|just\s+|only\s+|nearly\s+|almost\s+|more\s+than\s+|over\s+|a\s+little\s+over\s+)?$"
)
# Where an item of a list goes on with the one before: "82 of them were fatal"
OF_THOSE = re.compile(r"\W*(?:[\w,.%£-]+\s+){1,4}of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)
THE = re.compile(r"\b[Oo]f\s+(?:the|these|those)\s+$")
OF_THE = re.compile(r"[\"“]?Of\s+(?:the|these|those)\s+(?P<figure>[0-9][0-9,]*)(?:\s+[\w'’-]+){0,3},")
PART_AFTER = re.compile(r"\s+of\s+(?:these|those|that|them|whom|which)\b")
SUPPOSES = re.compile(r"(?:If|Should|Had|Were|Without|Even\s+if)\b")
# "22 have since been sentenced": up to today, whatever time was spoken of.
SINCE_DONE = re.compile(r"(?:\s+[\w'’-]+){0,3}?\s+(?:have|has)\s+since\b")
# "In Crewe it is just 38": what was counted up to now, elsewhere.
IT_IS = re.compile(
    r"\b(?:it|the\s+(?:figure|number|total|tally))(?:\s+is|['’]s)\s+(?:(?:just|only|about|already|nearly|over)\s+){0,2}$",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"[\"“]?(?:If|Suppose|Imagine|Does|Do|Did|Is|Are|Will|Would|Can|Could|What|How|Why|Has|Have)\b",
)
IT_WAS = re.compile(
    r"\b(?:it|that|this|they|there|the\s+(?:figure|number|total|rate|proportion|share))\s+(?:was|were"
    r"|had\s+been|stood\s+at)\b",
    re.IGNORECASE,
)
# Sums beside the one spoken of, which have a time of their own.
BESIDE = re.compile(
    r"\b(?:on\s+top\s+of|in\s+addition\s+to|over\s+and\s+above|(?:bids?|applications?|requests?)\s+(?:for|worth))\s+"
    r"(?:the\s+|an?\s+|about\s+|some\s+|almost\s+|nearly\s+|further\s+|another\s+){0,2}$",
    re.IGNORECASE,
)
# "increases in eight of the districts" counts districts.
CHANGES_IN = re.compile(
    r"\b(?:increase|rise|fall|drop|reduction|decrease|improvement|decline)s?\s+in\s+(?:all\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
AGAINST_TARGET = re.compile(r"\bagainst\s+(?:an?|its|the|their)\s+(?:[\w-]+\s+){0,3}target\s+of\s+$", re.IGNORECASE)
TARGET = re.compile(
    r"\bagainst\s+(?:an?|its|the|their)\s+(?:[\w-]+\s+){0,3}(?:allocation|establishment|target|plan)\s+of\s+$|"
    r"\b(?:target|goal|ambition|pledge|promise|aim)\s+(?:of|to\s+\w+)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
TARGET_AFTER = re.compile(r"[\s-]+(?!of\b)(?:\w+[\s-]+){0,2}(?:target|goal)\b", re.IGNORECASE)
RANGES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ied|ies|ying))\s+(?:\w+\s+)?from\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
# A sum or figure spoken of before, whatever paragraph that was in.
DEFINITE = re.compile(
    r"(?:The|That|This|These|Those)\s+(?:total|sum|money|figure|funding|investment|remainder|balance|rest|settlement"
    r"|increase|rise"
    r"|fall|drop|reduction|figures)\b"
    r"|(?:This|That|It|These|They)\s+(?:includes?|comprises?|covers?)\b"
)
INCLUDING = re.compile(r",?\s*(?:.{0,12}\s)?including\b", re.IGNORECASE)
# One person's story: "a man who stole on 17 occasions", "a woman was found five times over the limit".
STORY = re.compile(
    r"(?<!volving )(?<!\bby )(?<!\bof )(?<!\bfor )(?<!\bwith )(?<!\bfrom )(?<!\bper )"
    r"\b(?:[Aa]n?|[Oo]ne)\s+(?:(?:[0-9]+-year-old|young|elderly|drunk|local)\s+)*(?:man|woman|boy|girl"
    r"|teenager|driver|motorist|mother|father|couple|pensioner)\b"
)
FRAGMENT = re.compile(r"[(]?[A-Za-z0-9]{1,3}[).]\s|[^.:]{0,120}:\s")
# "an increase of 2,140 on 31 March": the day that it is measured against
RISE_OF = re.compile(
    r"\b(?:increase|rise|fall|drop|reduction|decrease|decline|improvement|growth)\s+of\s+(?:\w+\s+){0,2}$"
)
ON_DAY = re.compile(r"\s+on\s+")
# What goods of a worth have done to them, so that the time is of the worth too: "bikes worth £2m were stolen in 2021".
HANDED = re.compile(
    r"\b(?:stolen|taken|seized|lost|recovered|sold|destroyed|smuggled|intercepted|confiscated|awarded|returned|damaged)\b"
)
# An amount that only describes a thing: "a drone unit costing £85,000 will be launched in May".
MODIFIER = re.compile(r"\b(?:costing|worth|valued\s+at|priced\s+at)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# "In the first two rounds", "In our latest survey": a time of its own, though none with a date.
FRAME = re.compile(
    r"In\s+(?:my|our|the|a|its|their|this|another|one)\s+(?:[\w'’-]+\s+){0,2}(?:survey|poll|consultation)\b|"
    r"(?:In|During|For|At|Under|Before|After)\s+(?:the|an?|its|our|their|that|one|his|her)\s+(?:first"
    r"|second|third|fourth|last|earlier|initial|next|previous|original|final|latest|most\s+recent|recent)\s+"
    r"(?:\w+\s+){0,2}(?:rounds?|phases?|waves?|stages?|tranches?|operations?|surveys?|polls?"
    r"|inspections?|counts?|weeks?|days?|elections?|budgets?|reports?)\b"
)
# After a multiple that is no verb: what is multiplied, of the time compared with.
TWICE = re.compile(
    r"\s+(?:(?:that|those)\s+(?:of|in|for)\b|what\b|(?:the|its|their|our)\s+(?:\w+\s+){0,3}?"
    r"(?:number|figure|total|level|amount|rate|share|size|strength|average|sum|budget|tally|count|cost|bill)s?\b)",
    re.IGNORECASE,
)
# After a multiple: how much likelier one group is than another, at one time.
ODDS = re.compile(
    r"\s+(?:(?:as|more|less)\s+likely|likelier)\b"
    r"(?!\s+(?:as|than)\s+(?:in\b|it\s|they\s|before|last|a\s+(?:year|decade)|(?:\w+\s+){0,2}years?\s+ago))"
    # "five times the county rate", "twice the share in England": of another place at the same time
    r"|\s+the\s+(?:(?:county|national|regional|force|city|district|English|Welsh|Scottish|British|UK)\s+"
    r"(?:rate|average|share|figure|level)\b"
    r"|(?:[\w-]+\s+)?(?:rate|average|share|figure|level|proportion)\s+(?:in|for|of|across)\s+"
    rf"(?!{'|'.join(lexicon.MONTHS)})(?-i:[A-Z]))",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(?:Separately|Meanwhile|Elsewhere|Overall\s+across)\b|(?P<beside>In\s+addition|Additionally|Alongside"
    r"|Nationally)\b"
)
# "The bulletin puts the number at 45,870": a source told in the present, of the time that it covers
SOURCE = re.compile(
    r"(?:[\w'’()-]+\s+){0,4}?(?:bulletin|figures|data|statistics|report|release|tables?|survey|returns|study)\s+"
    r"(?:also\s+|now\s+)?(?:puts?|gives?|shows?|records?|lists?|counts?|suggests?|reveals?)\b(?:\s+that\b)?"
)
ALSO = re.compile(r"\b(?:also|similarly|likewise|too)\b")
FUNDS = re.compile(
    r"\b(?:funding|budgets?|settlement|grants?|precept|spending|investment|allocations?)\b", re.IGNORECASE
)
FUNDS_COULD = re.compile(rf"{FUNDS.pattern}\s+(?:could|would|might|may)\b", re.IGNORECASE)
SURVEYED = re.compile(
    r"\b(?:survey(?:ed)?|poll(?:ed)?|consultation|questionnaire|respondents?|interviewed)\b", re.IGNORECASE
)
_ONWARD = ("future", "hypothetical")


def onward(name: str) -> bool:
    """Whether a tense is of what is to come."""
    return name in _ONWARD


def kinship(one: str, two: str) -> bool:
    """Whether two tenses may be of the same time: both done, both to come, or one unknown."""
    if "none" in (one, two) or one == two:
        return True
    if one in _ONWARD or two in _ONWARD:
        return one in _ONWARD and two in _ONWARD
    return "present" not in (one, two)


AND_CLAUSE = re.compile(r",\s+and\s+(?![^,;]*,)")
NEAR = 300  # characters: words farther off say nothing of an amount, and each search stays short


def tense(text: str, start: int, end: int, at: int) -> str:
    """The tense of the finite verb nearest an amount at ``at`` in the sentence text[start:end]: past,
    perfect, present, future, hypothetical, or none where there is no verb. Before it counts first."""
    found = ""
    modal = be = past = -NEAR
    begin = max(start, at - NEAR)
    colon = text.rfind(": ", begin, at)
    for match in VERB.finditer(text, colon + 1 if colon >= 0 else begin, min(end, at + NEAR)):
        name = match.lastgroup or ""
        name = {"ll": "future", "short": "present"}.get(name, name)
        if match.start() and text[match.start() - 1] == "-":
            continue  # "ring-fenced grant"
        # the infinitive after a modal: "could cut", "would have been", "will be set"
        if 0 <= match.start() - modal < 12:
            continue
        if name in ("future", "hypothetical", "habit", "perfect"):
            modal = match.end()
        # a participle after its noun is no finite verb: "offences recorded by"
        if name == "past" and found == "present" and match.group().endswith("ed") and match.start() - be < 12:
            be = match.end()
            continue
        if name == "present":
            be = match.end() if match.group().lower() in ("is", "are") else -NEAR
        if name == "past" and match.group().endswith("ed") and text[match.end() : match.end() + 4] in (" by ", " in "):
            name = found or "past"
        if match.start() >= at and found:
            if past >= 0 and AND_CLAUSE.search(text, past, at) and text.find(", ", at, match.start()) < 0:
                found = name
            break
        past = match.end()
        found = name
    return found or "none"
