"""What page furniture says. Each pattern must match from the start of a block; data, not code.

``WHOLE`` patterns must match the whole of a short block, ``OPENING`` patterns the opening of one.
Every pattern speaks to or of the reader of the site, never of the world, so that a sentence of a
statement that mentions cookies, newsletters or X is none of them.
"""

from __future__ import annotations

_SITE = r"(?:this|our|the)(?: [\w.]+){0,4} (?:web ?)?(?:site|page)s?"

WHOLE: tuple[str, ...] = (
    # getting about the page
    r"skip to (?:the )?(?:main )?(?:content|navigation|search|footer).{0,30}",
    r"(?:main |toggle |show |hide |open |close )?(?:menu|navigation|search)(?: menu| bar)?",
    r"(?:back|return|scroll) to (?:the )?(?:top|news|all news|results|home|list|previous page|contents).{0,30}",
    r"(?:home|breadcrumbs?|you are here|previous|next|close|search|loading|more|view source|view all|see all"
    r"|show more|print"
    r"|permalink|print this page|accessibility|cymraeg|english|read aloud|listen|play|pause|reticulating splines"
    r"|view (?:all|more)(?: \w+){0,3}|show (?:all|more)(?: \w+){0,3}|hide|expand|collapse|log ?in|sign in"
    r"|register|menu|gov\.uk|www\.[\w.-]+)[.:…]*",
    r"(?:next|previous) (?:article|story|post|page|item|release)\b[^.]{0,100}",
    r"(?:quickly )?(?:exit|leave) (?:this|the) (?:site|page)\b.{0,80}",
    # feedback and versions
    r"subscribe\b[^.]{0,80}£[0-9.]+ (?:for|a|per) .{0,60}",
    r"page [0-9]{1,3} of [0-9]{1,3}\b.{0,200}"
    r"|(?:view|read|open) (?:this (?:e-?mail|message|newsletter) )?(?:in|on) (?:your|a|the)?\s?(?:web )?browser.{0,60}"
    r"|.{0,240}\bunsubscribe\b.{0,160}",
    r"unsubscribe(?: here)?|you(?: are|['’]re) (?:getting|receiving) this (?:e-?mail|message|bulletin)\b.{0,120}"
    r"|for more (?:stories|news|updates|headlines)\b.{0,60}\b(?:see|visit|go to|follow|read|click)\b.{0,60}",
    r"emergency\s?:? (?:call |dial )?999\b.{0,50}|report anything wrong with this page.{0,40}|about sharing"
    r"|story saved.{0,40}"
    r"|this statement has also been made in the house of (?:lords|commons)\b.{0,60}|(?:yes|no|maybe)"
    r"|this was published under\b.{0,80}\b(?:government|administration).{0,20}",
    r"[^.!?]{0,80}[.!?]? ?\bdonate\b.{0,80}\btext [A-Z]{3,12} to [0-9]{5}\b.{0,40}"
    r"|(?:please )?donate (?:£[0-9]+|now|today|here|online)\b.{0,80}",
    r"(?:hide|close|dismiss) (?:this |cookie |the )?(?:message|banner|notice|alert)",
    r"alert me about debates like this|does this answer the above question\?|(?:yes|no) ?[0-9]+ (?:people|person)"
    r" thinks? (?:so|not)[.!]?|would you like to ask a question like this\b.{0,120}"
    r"|link to this(?: speech)?(?: .{0,60})?"
    r"|in context|individually|add an annotation.{0,80}|annotations?",
    r"hide ad|updates to this page|show all updates|thank(?:s| you) for (?:signing up|subscribing|registering"
    r"|your (?:vote|feedback|comment)).{0,60}|something went wrong\b.{0,80}"
    r"|(?:share|copy) link|(?:send|email|forward) (?:this )?to (?:a )?(?:friend|colleague)"
    r"|print (?:this )?(?:story|article|version)|load mobile navigation|(?:auto )?update (?:on|off)|sign me up"
    r"|skip (?:ad|video|past newsletter).{0,30}"
    r"|(?:community|comment(?:ing|s)?|house) (?:guidelines|policy|rules)|commenting on this (?:story|article).{0,60}"
    r"|privacy (?:notice|policy)\s?: .{0,200}|[^.!?]{0,80}\bnot responsible for the content of external\b.{0,60}"
    r"|(?:page|slide|image|photo) [0-9]+ (?:of|/) [0-9]+(?: [0-9]+ (?:updates|posts|entries))?"
    r"|if you use assistive technology\b.{0,300}|gadael yn gyflym|cwcis|rhannwch? .{0,40}|hawlfraint.{0,60}",
    # the printed page
    r"(?:[^.!?]{0,120}(?:[,:;–—-]|\b(?:see|turn to|continued on|story|stories|opinion|comment))\s+)?pages? [0-9]{1,3}"
    r"(?:(?: and |, |-)[0-9]{1,3})*[ )]*",
    r"(?:our |your |my )?ref(?:erence)?(?: (?:no|number))?\.?\s?:\s*[\w./ -]{2,40}|ref\. [\w./-]{2,30}",
    r"(?:is|was|did you find) (?:this|the) (?:page|information|article|site|content) (?:useful|helpful"
    r"|interesting)\b.{0,140}",
    r"(?:is there anything|there is something|report (?:a|any) (?:problem|error"
    r"|issue)s?)(?: wrong)? with this page.{0,60}",
    r"(?:thank you for your feedback|help us improve (?:gov\.uk|this (?:page|site|website)|our (?:site"
    r"|website))).{0,120}",
    r"(?:page |date )?(?:last )?(?:updated|reviewed|modified|amended)(?: on| at)?:? [^.]{0,60}[0-9]{4}\b.{0,120}",
    r"(?:[0-9]+|no|one) comments?|(?:view|show|read|leave|add|post|join)(?: all| a| your| the"
    r"| [0-9]+)* (?:comments?|conversation|discussion).{0,40}|comments? (?:are )?(?:closed|off"
    r"|\([0-9]+\)).{0,40}",
    r"[0-9]{1,2} ?min(?:ute)?s? read|(?:estimated )?(?:reading|read) time:? .{0,30}|[0-9,.]+[km]? (?:views?"
    r"|shares?|likes?|retweets?|reads?)",
    r"this page (?:is|was|can be|has been) (?:also )?(?:available|published|read|viewed|withdrawn|archived"
    r"|translated|last|no longer)\b.{0,240}",
    r"this (?:news ?(?:article|story)?|article|story|press release|release|document|content|speech"
    r"|publication|statement)"
    r" (?:was published under|(?:was|has been) (?:withdrawn|archived)|(?:is|was) (?:also available"
    r"|last updated))\b.{0,240}",
    r"(?:mae'r|mae’r) (?:dudalen|wefan|erthygl)\b.{0,160}",
    r"this (?:site|website|page|service) is (?:a |in |currently in )?(?:beta|alpha)\b.{0,300}",
    r"(?:beta|alpha)\b.{0,20}this is a new (?:service|site|website)\b.{0,160}",
    r"sorry, there was a (?:technical )?problem\b.{0,60}|there was an error\b.{0,80}|something went wrong\b.{0,80}",
    r"(?:please )?(?:enable|turn on) javascript\b.{0,160}|(?:your|this) browser (?:does not|doesn.t"
    r"|is)\b.{0,160}|javascript (?:is|must be)\b.{0,160}",
    # sharing and following
    r"(?:please )?(?:share|tweet|retweet|like|email|print|copy|bookmark|save|send)(?: (?:this|the|a|link|to"
    r"|page|article|story|release|post|news|on|via|with|by|it|friend|facebook|twitter|x|whatsapp|linkedin"
    r"|email|social|media|link))*[:.]?",
    r"share (?:this|on|via|article|page|story|the story|link)\b[^.]{0,120}",
    r"(?:follow|like|find|connect with|subscribe to|join) (?:us|our|the force|@\w+)\b[^.]{0,50}\b(?:on|via"
    r"|at|channel|page|feed)\b[^.]{0,80}[.!]?|follow us[.:]?|follow us @\w+",
    r"follow .{2,80} on .{0,80}\b(?:facebook|instagram|twitter|x|tiktok|whatsapp|youtube|bluesky|threads|linkedin)"
    r"\b[^.0-9]{0,60}[.!]?",
    r"[^\"“]{0,200}\b(?:join us|support (?:us|our (?:work|journalism|reporting))|become a (?:paying |paid )?(?:member"
    r"|subscriber|supporter|patron))\b[^\"“]{0,80}£[0-9.]+ (?:a|per|each) (?:week|month|year)\b.{0,80}",
    r"[^.!?]{0,120}\b(?:editors['’] code of practice|independent press standards organisation)\b.{0,280}"
    r"|if you have a complaint about (?:the )?editorial content\b.{0,280}",
    r"(?:tags?|filed under|categor(?:y|ies)|topics?|keywords?|posted in|in this (?:section|category))\s?:.{0,160}",
    r"(?:sign up|signup|subscribe|register)(?: now| today| here| free)?(?: (?:to|for) [^.!?,]{0,60})?[.!:]?",
    # law and licence
    r"(?:©|\(c\) ?(?=[A-Z0-9])|copyright(?:\s*(?:©|\(c\)|:|[0-9]{4})|\s+(?:notice|statement|policy|of)\b|$)).{0,200}",
    r"all (?:stories|content|text|material|images|photographs|articles)\b[^.]{0,60}\bcopyright\b.{0,160}",
    r".{0,60}\ball rights reserved\b.{0,80}",
    r"(?:all )?(?:content|this (?:publication|content|information|material)|contains"
    r"|except where)\b.{0,160}\b(?:open government|open parliament|creative commons) licen[cs]e.{0,160}",
    r"(?:open government|open parliament) licen[cs]e.{0,60}|© ?crown copyright.{0,40}|(?:privacy"
    r"|cookie)s?(?: and cookies?)? (?:policy|notice|statement|preferences|settings)",
    r"(?:registered (?:charity|company|office|in england)|company (?:number|no\.?|registration)"
    r"|charity (?:number|no\.?)|vat (?:number|no\.?|registration))\b.{0,200}",
    r"(?:terms (?:and conditions|of use|& conditions)|privacy|accessibility statement|freedom of information"
    r"|site ?map|modern slavery statement|contact the webmaster)(?: (?:statement|policy))?",
    # cookies
    r"(?:accept|reject|allow|decline|hide|view|manage|customi[sz]e|change|set|save"
    r"|update)(?: and \w+)?(?: all| my| your| the| additional| analytics| optional| essential| non-essential"
    r"| this| these| only)* (?:cookies?|cookie (?:settings|preferences|message|policy|choices)"
    r"|preferences)(?: and (?:continue|close))?[.]?",
    r"cookies?(?: (?:on (?:this|our|the)?.{0,50}|settings?|preferences?|notice|policy|consent|banner))?[.:]?",
    # moving pictures and files
    r"(?:sorry, )?(?:this|the|your) (?:video|audio|media|content|clip|podcast|post|tweet|map|graphic"
    r"|gallery)s? (?:can ?not|can['’]t"
    r"|cannot|could not|is|isn['’]t|has|will|may|requires?|needs?|from)\b.{0,140}"
    r"|to (?:play|view|see|watch|hear|use|read|enable|show) (?:this|the|our|all) (?:video|audio|media|content"
    r"|clip|post|tweet|embed\w*"
    r"|map|graphic|page|site)\b.{0,120}|(?:video|audio) (?:loading|unavailable|player|duration.{0,20})"
    r"|click to (?:play|expand|enlarge|view)\b.{0,40}"
    r"|(?:show|hide|read|view)? ?transcript|(?:media|video) caption|unmute|full ?screen|autoplay.{0,20}"
    r"|.{0,120}\b(?:on (?:DAB|FM|[0-9.]+ ?(?:FM|MHz))|smart speakers?|say [\"“']play)\b.{0,80}"
    r"|(?:file )?(?:size|format|type|licen[cs]e|dimensions|resolution)s?\s?: .{1,40}"
    r"|allow and (?:show|continue)|show content|load (?:more|content|post|tweet).{0,20}",
    r"(?:watch|listen|play|view|see)\b[^.]{0,90}\((?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}\)",
    r"(?:watch|listen|play)(?: the| a| our| this)?(?: full)? (?:video|film|clip|audio|podcast|interview"
    r"|recording)(?: here| now| below| above)?[.:]?|video|gallery|photo gallery|image gallery|audio",
    r"[^.!?]{0,160}\((?:pdf|word|docx?|excel|xlsx?|odt|ods|csv|html|powerpoint|zip"
    r"|ms word)\b[^)]{0,40}\)(?:[^.!?]{0,40})\.?",
    r"(?:download|view|open|get|read) (?:the |a |this |our )?(?:full )?(?:pdf|document|attachment|file"
    r"|publication|accessible version|image|high[- ]res(?:olution)? image|print version)\b.{0,80}",
    r"(?:pdf|html|odt|csv|word|excel),? ?[0-9.,]+ ?[km]b(?:,? ?[0-9]+ pages?)?.{0,20}|(?:request an"
    r"|this file may not be suitable for) accessible (?:format|version).{0,120}"
    r"|this file may not be suitable for .{0,100}",
    # adverts and other stories
    r"(?:continue|keep) reading(?: below)?.{0,40}|article continues (?:below|after).{0,60}"
    r"|story continues (?:below|after).{0,60}|(?:scroll|swipe) (?:down )?(?:for|to) .{0,60}",
)

OPENING: tuple[str, ...] = (
    r"(?:\(?advert(?:isement|orial)?s?\)?|sponsored(?: content)?|promoted(?: stories| content)?|paid content"
    r"|ad feature)\b(?=$|\s*[:|–-]|\s{1,3}[A-Z0-9])",
    r"(?:read|see|find out|learn|watch)(?: (?:more|also|next|this))\s?(?::|–|-|>|»|\|)",
    r"(?:read (?:more|also|next)|more (?:on this|from this)|related(?: (?:story|article|news|content"
    r"|links?))?|see also|also read|recommended|don['’]t miss|more news|top stor(?:y|ies)|you may also like"
    r"|trending)\s?(?::|>|»)",
    r"(?:please )?(?:click|tap) (?:here|on the link|the link|below)\b",
    r"(?:accept|by (?:continuing|clicking|using|browsing|accepting))\b.{0,120}\bcookies?\b",
    r"(?:by (?:continuing|clicking|browsing)|if you (?:continue|click))\b.{0,80}\b(?:site|browse|agree"
    r"|consent|terms)\b",
    r"(?:we|" + _SITE + r"|gov\.uk|[\w.-]+\.(?:uk|com|org))(?:,| and our (?:[0-9,]+ )?partners,?)?"
    r"(?: (?:also|may|can|only|would like to|and|'d like to|’d like to|need to))*"
    r"(?: use| uses| set| sets| store| stores| place| places)\b.{0,80}\bcookies?\b",
    r"we(?:['’]d| would) (?:also )?like to (?:set|use)\b.{0,60}\bcookies?\b",
    r"(?:you|we)(?:['’]ve| have)? (?:can |may )?(?:also )?(?:accepted|rejected|manage|change|update|control"
    r"|choose|accept|reject|disable|opt out)\b.{0,90}\bcookies?\b",
    r"your (?:cookie|privacy|consent) (?:preferences|settings|choices)\b",
    r"(?:some of these |these |strictly necessary |essential |analytics |marketing |functional |necessary "
    r"|third.party )cookies (?:are|help|allow|let|enable|will|may|collect|make|remember)\b",
    r"we (?:and our (?:[0-9,]+ )?(?:\w+ )?partners|value your privacy|care about your privacy"
    r"|respect your privacy)\b",
    r"for more information (?:on|about) (?:how we use cookies|cookies|our use of cookies)\b",
    r"(?:sign up|signup|subscribe|register)(?: now| today| here| free)?(?: (?:to|for) (?:our|the|free|daily"
    r"|weekly|email|news|regular|breaking|a|get|receive)\b| and (?:get|receive)\b"
    r"|[.!:]?$).{0,160}(?:newsletters?|alerts?|e-?mails?|updates?|bulletins?|inbox|news)",
    r"(?:get|receive) (?:the |our |all the |more |daily |breaking |email |latest )*(?:news|alerts|updates"
    r"|headlines|stories|emails?|bulletins?|newsletters?)\b.{0,100}\b(?:inbox|email|phone|newsletters?"
    r"|delivered|app|whatsapp)\b",
    r"(?:get|read|keep reading|try|enjoy|unlock|buy|grab|subscribe|upgrade|claim|download|become an?"
    r"|join (?:us|our|the|thousands)|support (?:us|our|local|quality|independent)|save (?:up|money|[0-9£])"
    r"|take out|start (?:your|an?|my)"
    r"|don['’]t miss)\b"
    r"(?=.{0,260}\b(?:subscri(?:be|ber|bers|ption|ptions)|free trial|limited time|digital (?:edition|access"
    r"|pack)|ad-?free"
    r"|unlimited (?:digital )?access|our app|premium (?:content|access)|offer ends|e-?edition|(?:a|our) members?"
    r"|(?:for|from) (?:just |only |as little as )?£[0-9.]+ (?:a|per) (?:day|week|month|year)"
    r"|straight to your (?:inbox|phone)|print edition"
    r"|crowdfunder)\b)",
    # asks of the reader by a channel of the site's own
    r"(?:please )?(?:sign up|join|follow|like|get|add|download|send|text|email|message|whatsapp|call|tell|share"
    r"|watch|listen"
    r"|find|see|read|visit|try|catch|stay|keep|make sure|have your say|do you have|have you|were you|are you|got"
    r"|want|did you"
    r"|what do you|why not|click|search|check out|don['’]t miss|never miss|for more)\b"
    r"(?=.{0,220}\b(?:(?:our|the|your|a|free|daily|weekly|this) (?:[\w'’-]+ ){0,3}(?:newsletters?|e-?mails?"
    r"|inbox|app|podcasts?"
    r"|whatsapp|facebook page|youtube channel|telegram|mailing list|bulletins?|community guidelines|newsroom"
    r"|subscriptions? page"
    r"|preferred source|videos on|comments (?:below|section))\b|(?:story ideas?|your story|a story"
    r"|your (?:stories|views|news|photos?"
    r"|pictures|videos?|comments?|opinions?))\b.{0,80}(?:@|\?|to us|whatsapp|text|email|below|comments)"
    r"|text [A-Z]{3,12} to [0-9]{5}"
    r"|in the comments|comments (?:below|section)|preferred source|on (?:facebook|instagram|x"
    r"|twitter)\b.{0,40}(?:instagram|tiktok"
    r"|youtube|x|twitter|facebook|threads|bluesky)\b|search engine|freeview))",
    r"(?:shire|this (?:site|paper|website)|we|the [A-Z]\w+|[A-Z]\w+ [A-Z]\w+) (?:encourages?|welcomes?"
    r"|moderates?|values?)\b.{0,60}"
    r"\b(?:comments?|discussion|debate)\b.{0,60}\b(?:on|from|by)\b",
    r"(?:subscri\w+|our|digital|black friday|sale|(?:special|limited) offer|offer|already|for (?:just|only)"
    r"|from (?:just|only)|just|only)\b"
    r"(?=.{0,200}\b(?:subscri(?:be|ption|ptions)|digital (?:access|edition)|membership)\b)"
    r"(?=.{0,200}\b(?:just|only|from|for) £[0-9.]+ (?:a|per|for) (?:week|month|year|[0-9]+ months))",
    r"(?:already|not) a (?:subscriber|member)\b|(?:thank you|thanks) for (?:reading|subscribing"
    r"|your registration)\b|(?:your|this) (?:subscription|support|article)(?: is| helps| keeps) (?:free"
    r"|reserved|us|exclusive|for subscribers)\b|we (?:moderate|do not pre-moderate) (?:all )?comments\b"
    r"|please (?:note|remember) (?:that )?(?:comments|all comments)\b",
)

# Heads of lists of other pages. The short lines and items below them belong to them.
LIST_HEADS = (
    r"most (?:read|popular|viewed|shared|recent|commented)(?: (?:stories|news|articles|in [\w ]{2,30}))?"
    r"|trending(?: now| stories| topics)?"
    r"|related(?: (?:stories|articles|content|news|links?|topics|items|pages|documents?|information|posts"
    r"|publications|releases))?"
    r"|more (?:stories|news|articles|like this|from [\w' ]{2,40}|on this(?: story| topic)?|in [\w' ]{2,30}"
    r"|news from [\w' ]{2,30}|top stories)"
    r"|read (?:more|next|also)|recommended(?: for you| reading| stories)?|(?:you )?(?:may"
    r"|might) (?:also )?(?:like|be interested in)|you may also (?:like|be interested in)"
    r"|(?:latest|recent|other|top|popular|breaking)(?: [\w']{2,20})? (?:news|stories|headlines|articles"
    r"|releases|posts)|editor['’]?s['’]? picks?|popular(?: now| topics)?"
    r"|see also|also in (?:the )?news|don['’]t miss|what to read next|in other news"
    r"|elsewhere(?: on [\w. ]{2,30})?|explore (?:the topic|more)|further reading"
    r"|get the (?:reports?|documents?|data)"
    r"|(?:related )?(?:downloads?|documents?)|attachments?|(?:useful|quick|external"
    r"|helpful|related) links?|follow us|in this section|on this page"
    r"|contents|page contents|sections|share this(?: page| article| story| release)?|comments|tags|topics"
    r"|categories|services and information|departments and policy|support links|popular services|get involved"
)
# These may stand before the body as well: what follows them there is no part of it.
HEADS_BEFORE_BODY = (
    r"in this section|on this page|contents|page contents|follow us|share this(?: page| article| story| release)?"
    r"|tags|topics|categories|sections"
)
