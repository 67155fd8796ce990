"""What the furniture of web pages says: evidence for what a box of a page is, weighed with its structure.

Unlike the patterns for furniture by itself, these may match in a statement; none of them decides alone.
"""

from __future__ import annotations

import re

# Heads of boxes about something else than the statement: other pages, the writer, the reader, the site.
HEADS = re.compile(
    r"(?:related|recommended|trending|popular|sponsored|promoted|featured|suggested|most (?:read|popular|viewed|shared"
    r"|recent|commented|watched|discussed))\b.{0,60}"
    r"|(?:more|other|latest|recent|further|top|upcoming|next|previous|all|our) (?:[\w'’&-]+ ){0,3}(?:news|stories|story"
    r"|articles?|posts?|events?|releases?|blogs?|reports?|research|reading|updates?|headlines|videos?|publications?"
    r"|coverage|tweets|features|statements|content|links|campaigns|meetings|podcasts?|jobs|vacancies|services)"
    r"|more (?:from|on|about|in|like)\b.{0,60}|(?:read|watch|see|listen) (?:next|more|also|now)|up next"
    r"|don['’]t miss.{0,30}|keep (?:exploring|reading|going)\b.{0,20}|(?:also|others?) (?:of interest"
    r"|are reading).{0,20}"
    r"|you (?:may|might) (?:also )?(?:like|be interested in).{0,40}|what(?: to|['’]s) (?:read|next|on).{0,40}"
    r"|showing [0-9]+ (?:reactions?|comments?|repl(?:y|ies))|(?:[0-9,]+ )?comments?(?: [(\[]?[0-9,]+[)\]]?)?"
    r"|leave a (?:reply|comment)|(?:have|join) (?:your|the) (?:say"
    r"|conversation|discussion|debate)|join in|[0-9,]+ (?:thoughts?|repl(?:y|ies)|responses?) (?:on|to)\b.{0,160}"
    r"|comment(?:ing)? (?:guidelines|policy|rules)|reader comments|add (?:a|your) comment"
    r"|discussion\b.{0,40}|(?:about|written by|meet) the (?:authors?|writers?|team|editor|commissioner)\b.{0,40}"
    r"|authors?|our team|key contacts"
    r"|about (?:us|the site|this (?:site|page|blog|website)|cookies)|who we are|what we do"
    r"|(?:share|print|save|email|bookmark|tag|listen to|rate|translate|follow|like) (?:this|the|our|us|on)\b.{0,60}"
    r"|share|print|tags?|topics?|categories|archives?|blogroll|meta|sections?|menu|quick ?links?|useful links?"
    r"|(?:external|internet|helpful) links?|links|downloads?|(?:key )?documents?|attachments?|resources"
    r"|sign[ -]?up\b.{0,60}|subscribe\b.{0,60}|newsletters?|(?:email |news )?alerts|stay (?:informed|in touch"
    r"|up to date"
    r"|connected|safe)\b.{0,30}|keep (?:in touch|up to date|updated|informed)\b.{0,40}|get (?:involved|in touch|updates"
    r"|our|the latest|help|support|news|email)\b.{0,60}|follow us.{0,40}|find us.{0,40}|connect with us.{0,40}"
    r"|donate.{0,40}|give (?:today|now|monthly)|support (?:us|our work|local news|the)\b.{0,40}|ways to give"
    r"|advertisement"
    r"|cookies?\b.{0,60}|(?:your )?privacy.{0,40}|(?:we|this site) (?:use|value|care)s?\b.{0,80}"
    r"|manage (?:consent|cookies).{0,30}"
    r"|(?:opinion |reader )?poll\b.{0,80}|quiz\b.{0,60}|survey|vote(?: now)?|weather\b.{0,30}"
    r"|(?:today['’]s )?weather|jobs"
    r"|updates to this page|in this section|in this series|on this (?:page|site)|page contents|contents"
    r"|jump to.{0,30}|table of contents|key events"
    r"|explore(?: more)?\b.{0,40}|browse\b.{0,40}|navigation|post navigation|search\b.{0,30}|(?:report"
    r"|tell us) (?:a|about|it|online)\b.{0,40}"
    r"|(?:is|was) this (?:page|article|information|story)\b.{0,30}|feedback|help us improve.{0,40}|rate this.{0,30}"
    r"|(?:useful|helpful|important) (?:numbers|contacts|information)|(?:in an )?emergency.{0,30}|need help\??.{0,40}"
    r"|send us a message|message us|write to us|contact form|your (?:area|account|local (?:area|team|officers))"
    r"|(?:editor['’]?s?|our|staff) (?:picks?|choice)|partner(?:s| content| offers?)|from (?:around )?(?:the web"
    r"|our partners)"
    r"|(?:photo|picture|image|video) galler(?:y|ies)|latest (?:videos?|from)\b.{0,40}|live updates|reactions"
    r"|back issues"
    r"|language|translate.{0,20}|accessibility.{0,30}|alternative formats.{0,40}|erthyglau.{0,40}|rhannu.{0,40}"
    r"|tanysgrif.{0,40}"
    r"|(?:upcoming|latest|forthcoming|future) [\w ]{2,20}",
    re.I,
)
# A page invites its reader to do something for the site, or offers something.
INVITES = re.compile(
    r"(?:(?:please |click (?:here )?to |why not )?(?:sign up|subscribe|join|donate|download|book|follow|like"
    r"|watch|listen"
    r"|read|view|see|browse|find|get|give|help|support|buy|shop|try|start|claim|save|visit|register|apply|take"
    r"|send|share"
    r"|tell|report|contact|complete|fill|vote|enter|explore|discover|learn|check|protect|become|volunteer"
    r"|nominate|log in"
    r"|have your say|come along|ring|call|chat|speak|ask us|meet|make|chip in|stand with|pay|request|apply|allow"
    r"|accept|add|leave|post|search|choose|select|upload|install)\b(?!ing|ed\b)"
    r"|(?:seen|heard|witnessed|worried|concerned|interested|looking|want|need|got|do you|are you|have you"
    r"|did you|would you"
    r"|can you|could you|will you|is there|facing|thinking|struggling|feeling|affected|curious|not (?:yet )?a"
    r"|already a|why not|what do you|how (?:do|are|would|safe) you)\b[^.!]{0,120}\?)",
    re.I,
)
# What points to another page.
POINTS = re.compile(
    r"(?:listen|watch|read|see|video|gallery|podcast|audio|in pictures|more|related|opinion|analysis|explained"
    r"|also|next"
    r"|recommended|background|live|latest)\b[\w ]{0,20}:",
    re.I,
)
# Marks of comments, teasers, counts and stamps.
CHATTER = re.compile(
    r"(?:[0-9]+|an?|one|two|a few) (?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year|hr)s? ago\b.{0,20}"
    r"|reply(?: \([0-9]+\))?|liked by .{2,40}|[0-9]+ more (?:comments?|replies|stories|posts?).{0,5}|flag"
    r"|commented\b.{0,40}|report(?: comment| abuse)?|like|[0-9,.]+k? (?:likes?|votes?|views?|shares?|repl(?:y"
    r"|ies)|comments?|reactions?|upvotes?|people)\b.{0,40}"
    r"|.{2,40} (?:says|said|wrote|writes):|read (?:more|on|article|story|the (?:full )?(?:story|article))\b.{0,30}"
    r"|(?:continue|keep) reading.{0,30}|view (?:more|all|profile|post|comments?).{0,30}|load more.{0,20}"
    r"|show more.{0,20}"
    r"|(?:yes|no|don['’]?t know|unsure|maybe|agree|disagree)[ :–-]+[0-9]{1,3}%?.{0,20}|posted (?:by|on|in)\b.{0,60}"
    r"|published|updated|[0-9]{1,2} min(?:ute)?s?(?: read)?|\bby [A-Z][a-z]+ [A-Z][a-z]+$|(?:up"
    r"|down) ?vote.{0,20}|.{10,300}(?:…|\.\.\.)",
    re.I,
)
# What an imprint says of a company, charity, office or web site.
IMPRINT = re.compile(
    r"\b(?:registered (?:charity|company|office|in england|address)|charity (?:number|no)|company (?:number|no|limited)"
    r"|limited by guarantee|all rights reserved|is (?:published|owned|operated|run|powered|regulated|hosted"
    r"|produced) by\b"
    r"|powered by|copyright|hawlfraint|proudly|part of the [\w ]{2,40} (?:group|network)|opening (?:hours|times)"
    r"|office hours"
    r"|ipso|advertise with us|not responsible for|complaints? (?:about|policy)|vat (?:number|no))\b|©",
    re.I,
)
# What is said of the writer of a page.
WRITER = re.compile(
    r"\b(?:is|was) (?:a|an|the|our|for [0-9]+ years)\b.{0,40}\b(?:reporter|journalist|editor|writer|columnist"
    r"|correspondent"
    r"|freelance\w*|blogger|author|broadcaster|analyst|contributor|fellow)\b|\bhas (?:covered|written|reported"
    r"|contributed"
    r"|edited|worked (?:as|for|at))\b|\b(?:he|she|they) (?:lives?|tweets?|writes?|covers?|joined|studied)\b"
    r"|\bhas written [0-9,]+ posts?\b",
    re.I,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b|\b(?:London|Road|Street|House),? [NSEW]{1,2}[0-9]")


def is_address(text: str) -> bool:
    """Whether a line is an address to write to."""
    return len(text) < 160 and not text.endswith(".") and _POSTCODE.search(text) is not None
