# ruff: noqa: E501
"""The classes of an English comment, clause by clause, by patterns of what is told as done."""

from __future__ import annotations

import re

from kachilog.voices.english_words import (
    AILING,
    DOING,
    DONE,
    FAMILY,
    FEED,
    GAINED,
    GOOD_FEELING,
    NO_STEP,
    OTHERS,
    RELIEF,
    SPENT,
    SPIRITS,
    TROUBLE,
    VANITY,
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


_QUOTED = re.compile(r'"[^"]*"')
_CLAUSE = _pattern(
    r"""(?<!\d)\.+|\.+(?!\d)|[!;。\n]+|(?<=\?)|\ -{1,2}\ |\ –\ |—|:\ |,\s*(?=but|and|so|now|then|yet|i\b|we\b|my\b|it\b|you\b|no\b|didn|doesn|everyone\b|they\b|he\b|she\b|sold\b|got\b)
    |\b(?:but|although|though|because|until|so\ that)\b|\band\ (?=(?:i|we|my|it|it['’]s|i['’]m|i['’]ve|now|nobody|the|no|made|got|then|gave)\b)"""
)

# Why a clause may not tell of something that happened to the writer

_DENIED = _pattern(
    r"""n['’]t\b|\b(?:not|never|no\ one|nobody|nothing|none|cannot|failed\ to|almost|nearly|barely|hardly|neither|no\ idea
    |dont|didnt|cant|wont|doesnt|isnt|havent|zero|refuses?)\b"""
)
_WISHED = _pattern(
    r"""\?|\b(?:i|we|it|that|you)['’](?:ll|d)\b(?!\ been)|\b(?:hope[ds]?\ to|hop(?:e|ing)\ (?:i|to|it|this|that)|hopefully|wish|wants?|wanna|wanted\ to|going\ to|gonna
    |plan(?:ning)?\ (?:to|on)|about\ to|would|could(?!\ (?:finally|cry))|should|might|may|will|must|if|unless|whether|need(?:s|ed)?\ (?:to|more|a|some)|have\ to|has\ to
    |try(?:ing)?\ to|tried\ to\ find|thinking\ (?:of|about)|meaning\ to|considering|can['’]?t\ wait|excited\ (?:to|for)|tomorrow|next\ (?:week|month|year|time)|soon|someday
    |keep\ telling\ myself|supposed\ to|how\ (?:do|can|to|did)|please|let\ me\ know|one\ day|is\ next|doubt|imagine|looking\ to|dream\ of|tempted|ready\ to|promise|my\ goal\ is)\b
    |\bwhen\b(?!\ (?:i|we|my\ \w+|it|the\ \w+|she|he)\ (?:\w+ed|did|was|got|saw|heard|made|told|first|finally|tried))"""
)
_HEARSAY = _pattern(
    rf"""\b(?:says?|said|told\ me|tells|swears?|claims?|heard|apparently|supposedly|they\ say|reviews\ say|rumou?r)\b
    |^\W*(?:(?:my|a|one\ of\ my|the|this|some|best)\ )*(?:\w+\ )?{OTHERS}\b(?!['’]s\ not\ just)|\b(?:my|a)\ (?:best\ )?{OTHERS}\ (?:got|tried|did|lost|passed|used)
    |\bfor\ (?:my|a)\ {OTHERS}\b|\bat\ work\ told\b|\b(?:most|other|many)\ people\b"""
)
_LONG_AGO = _pattern(
    r"""\b(?:years\ ago|months\ ago|used\ to|back\ then|in\ the\ past|once\ before|a\ while\ ago|before\ i\ found|last\ year|as\ a\ (?:kid|child|student|teenager)|ages\ ago
    |when\ i\ was|previously|tried\ everything)\b"""
)
_RELAPSE = _pattern(
    r"\b(?:came\ back|is\ back|are\ back|returned\ after|worse|back\ again|relapsed|until\ the)\b"
)
_MINE_AGAIN = _pattern(r"\bback\ to\ (?:normal|sleep)|\bback\ in\b")

# Solved

_OVER = _pattern(
    rf"""\b(?:no\ longer|not|never|stopped|do\ not|\w+n['’]t|dont|isnt|arent)\ (?:\w+\ ){{0,3}}?{AILING}\b[^,]*?\b(?:any\ ?more|any\ longer|now|at\ all|these\ days|this\ time)\b
    |\bno\ longer\ (?:\w+\ ){{0,2}}?{AILING}\b|\bstopped\ (?:\w+ly\ )?(?:worrying|overthinking|panicking|comparing|blaming|hurting|crashing|stressing|leaking|doubting|dreading|lagging|second-guessing|beating\ myself)
    |\bnot?\ (?:\w+\ )?(?:any)?more\ {TROUBLE}\b|\bno\ more\ (?:\w+\ )?{TROUBLE}\b|\b(?:can|could)\ finally\ stop\ \w+ing|\bhaven['’]t\ had\ (?:a|an|any|one)\ (?:single\ )?{TROUBLE}\b
    |\b(?:don['’]t|do\ not)\ (?:feel\ )?(?:\w+\ )?{AILING}\b[^,]*\b(?:about|of|on)\b[^,]*\b(?:now|any\ ?more)\b"""
)
_SOLVED = _pattern(
    rf"""\b(?:(?<!\ be\ )(?<!you\ )solved|resolved|(?<!you\ )fixed|sorted|cleared\ (?:\w+\ ){{0,3}}?(?:up|doubts|confusion)|cured|figured\ (?:\w+\ )?(?:\w+\ )?out|clicked(?!\ (?:on|the|like))
    |finally\ (?:get|got\ it|understand|understood|makes?\ sense|clear|gets?|know|see|sorted)|(?:make|made|makes)\ (?:\w+\ ){{0,2}}sense(?:\ now|\ to\ me)?(?<!no\ sense)(?<!no\ sense\ to\ me)
    |now\ (?:it|this|everything)\ (?:all\ )?makes\ (?:\w+\ )?sense|now\ i\ (?:finally\ )?(?:get|understand|know|see)|i\ (?:get|understand|see)\ it\ now|(?:that|this)\ explains
    |got\ (?:it|everything|mine|the\ \w+)\ (?:working|to\ work|running)|(?:works?|working|runs|boots|turns\ on|plays|opens|prints|loads|connects)\ (?:fine\ )?again|answered\ (?:my|the|all|a)\ (?:\w+\ )?questions?|un-?stuck|unblocked
    |got\ rid\ of|(?:had|have)\ an\ aha|it\ (?:all\ )?(?:fell\ into\ place|came\ together)|made\ up\ my\ mind|found\ (?:the|my|an?)\ (?:answer|solution|cause|culprit|fix)|put\ my\ mind\ at|weight\ (?:\w+\ ){{0,3}}off|at\ peace\ with
    |(?:overcame|beat|got\ over|conquered)\ (?:my|the)\ (?:\w+\ )?(?:{TROUBLE})|over\ my\ (?:fear|anxiety)|reali[sz]ed\ what\ my)\b
    |\b{TROUBLE}\ (?:\w+\ ){{0,4}}?(?:gone|went\ away|disappeared|vanished|stopped|eased|solved|fixed|cleared|faded|lifted|subsided|melted|improved|under\ control|went|sorted|healed|better|way\ down|much\ less)\b(?!\ up\ again)
    |\b(?:no\ more|less|fewer|far\ less|much\ less)\ (?:\w+\ )?{TROUBLE}\b
    |\b{TROUBLE}(?:\ levels?)?\ (?:is|are|has|have)\ (?:\w+\ ){{0,2}}(?:down|dropped|halved|decreased|manageable)\b|\b(?:is|are|has|all|went)\ (?:\w+ly\ )?gone\b|\bup\ and\ running\b|\bnow\ it['’]s\ (?:peaceful|calm|quiet|easy|fine|ok|okay)\b|\b(?:neck|back|knees?|shoulders?|head|skin|wrist|hip|stomach|tummy|throat|ankle|foot|feet|hands?)\ (?:is|are|feels?|feel)\ (?:\w+\ ){{0,3}}(?:better|fine|healed|ok|okay|great|good|pain-free)\b|\bknow\ (?:exactly\ )?(?:what|how|where|why|which)\ (?:to\ \w+)\ (?:now|every|next)|\bno\ longer\ a\ (?:problem|mystery)|\bpain[-\ ]free\b|\bi\ know\ what\ to\ do\ now|\bmystery\ solved"""
)

# Acted

_ADVERBS = r"(?:(?:\w+ly|just|already|also|even|have|now|then|went\ and|did|too|still|at\ last|today|yesterday|so|both)\ )*"
_STEP = _pattern(
    rf"""\b(?:i|we|i['’]ve|we['’]ve|i\ have|we\ have)\ {_ADVERBS}(?:{DONE}|(?!{NO_STEP}\b)\w{{2,}}ed)\b
    |\b(?:and|then)\ {_ADVERBS}(?:tried|started|made|bought|used|wrote|called|asked|booked|applied|cancell?ed|switched|told|donated|threw|emailed|cooked|sent|ordered)\b
    |^\W*(?:ok(?:ay)?,?\ |so,?\ |well,?\ |update:?\ )?{_ADVERBS}(?:{DONE}|(?!{NO_STEP}\b)\w{{3,}}ed)\ (?!by\b|to\ be\b)\w+
    |^\W*(?:finally\ |just\ )?(?:tried|made|did|bought|ordered|started|cooked|baked)\ (?:it|this|that|these)\b
    |\b(?:my\ (?:husband|wife|son|daughter|mum|mom|dad|mother|father|partner)|my\ kids)\ {_ADVERBS}(?:tried|started|quit|stopped\ (?:smoking|drinking)|joined|signed\ up)\b"""
)
_ONGOING = _pattern(
    rf"""\b(?:been|i['’]m|i\ am|we['’]re)\ (?:\w+ly\ |now\ |already\ |still\ )?{DOING}\b|^\W*(?:been|now|still)?\ ?(?:using|doing|following|practi[sc]ing|keeping)\ (?:this|it|the|your|my|a)\b
    |\bday\ (?:\d+|one|two|three|four|five|six|seven|ten)\b|\bweek\ (?:\d+|one|two|three|four|five|six)\ (?:of|done|down|in|and|complete)\b|\bstill\ going(?:\ strong)?\b
    |\b(?:i|we)\ (?:\w+\ )?(?:do|use|write|walk|run|cook|read|meditate|journal|stretch|practi[sc]e|meal\ prep|plan|track|exercise)\ (?:\w+\ ){{0,4}}(?:every|each)\ (?:\w+\ )?(?:day|week|morning|night|evening|sunday|month)\b
    |\bbeen\ (?:off|on)\ (?:the\ )?\w+\ (?:\w+\ )?for\ \d+|\b(?:\w+\ ){{1,3}}(?<!be\ )(?<!i['’]ll\ be\ )(?<!get\ )done$|\bgave\ it\ a\ (?:try|go|shot)\b|\bput\ (?:it|this|that)\ into\ practice\b
    |\bfollowing\ your\ (?:\w+\ )?(?:advice|steps|tips|checklist|guide|method|plan|recipe)\b|\bfollowed\ (?:your|the|this|every|all\ your)\ (?:\w+\ )?(?:advice|steps?|tips?|checklist|guide|method|plan|recipe|instructions|routine)\b
    |\b(?:stopped|quit|gave\ up)\ (?:smoking|drinking|snoozing|scrolling|buying|eating|checking)\b|\bfinished\ (?:the|my|a|your)\ (?:\w+\ )?(?:course|book|challenge|draft|project|application|module|worksheet|10k|first)\b|\bdropped\ off\b
    |\b(?:i|we)\ (?:\w+\ )?said\ (?:no|sorry|yes)\b|\bspoke\ up\b|\blet\ go\ of\b|\b(?:with|after\ using|using|after\ i\ sent|since\ i\ sent)\ your\ (?:\w+\ )?(?:template|letter|method|script|advice|tips|spreadsheet)\b"""
)
_OF_THE_FEED = _pattern(
    rf"""\b(?:followed|subscribed|liked|bookmarked|watched|read|shared|saved|commented|signed\ up\ for|joined|took|downloaded|pinned|screenshot\w*|listened|sent|binge\w*|came|went|clicked|discovered|stumbled)
    \b(?:\ \w+){{0,3}}\ {FEED}\b|^\W*(?:i\ )?(?:just\ )?(?:followed|subscribed|bookmarked|saved|shared|pinned)\b(?!\ (?:your|the|my|every|all)\ (?:\w+\ )?(?:advice|steps?|tips?|checklist|guide|method|plan|recipe|instructions|routine))"""
)
_NO_STEP_TOLD = _pattern(
    r"""\b(?:gave\ up\ (?:after|on|again)|and\ gave\ up|been\ (?:meaning|thinking|wanting|trying|struggling|dying|going\ through)|made\ (?:me|my\ day|sense|it\ (?:so|easy|clear)|no)|made\ up\ my\ mind|got\ nothing|took\ (?:a|an)\ (?:huge|big)\ weight
    |did\ nothing|tried\ everything|took\ me|gave\ me|told\ me|asked\ me|told\ us|kept\ me|left\ me|went\ (?:\w+\ )?(?:well|great|terribly|badly|wrong|away|from|viral|up|down)|said\ (?:it|that|this|he|she)|went\ through
    |made\ \W?\d+|made\ (?:a\ lot|mistakes?|my\ first|over)|cut\ my\ finger|said\ i|read\ (?:every|this|your|it)|held\ my\ breath|came\ across|grew\ up|grew\ by|sold\ (?:my|out|two|three|\d+)|spent\ (?:hours|years|too|a\ fortune|all)|paid\ off|ran\ out|kept\ (?:failing|getting)
    |was\ asked|started\ (?:crying|coming|hurting|laughing|feeling)|cried|stuck\ (?:on|in|at|for)|nearly|set\ me\ free|left\ (?:a\ )?comment|used\ up|got\ (?:the|an?)\ (?:job|offer))\b"""
)

# A result

_MONEY = r"(?:[$£€¥]\s?\d[\d,.]*k?|\d[\d,.]*k?\s?(?:dollars|bucks|euros?|pounds?|yen|quid|usd|eur|gbp)|a\ (?:hundred|thousand|fortune))"
_AMOUNT = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|a\ dozen|half\ a|some|a\ few|a\ whole)"
_BODY = r"(?:kgs?|kilos?|lbs?|pounds|stone|inch(?:es)?|cm|dress\ sizes?|sizes?|percent|%|belt\ notch)"
_RESULT = _pattern(
    rf"""\b(?:passed(?!\ (?:on|out|away|by|me))(?=$|\W*$|\ (?:my|the|it|with|all|on\ the|first|at|a|b|an))|promoted|hired|succeeded|achieved|shortlisted|aced|nailed|graduated|acquired\ my\ first|conquered\ my\ first
    |got\ (?:\w+\ )?(?:in|hired|accepted|promoted|shortlisted|approved|published|admitted|certified|my\ \w+\ back)\b|got\ (?:the|an?|my(?:\ very)?\ first|another|two|three|four|five|\d+)\ (?:\w+[-\ ]){{0,3}}?(?:job|offers?|raise|promotion|clients?|contract|interviews?|orders?|sales?|scholarship|reviews?|deals?|gig|bookings?|yes|refund|licen[cs]e|certificate|callback|commission|pay\ rise|inquir\w+|star)
    |got\ (?:my\ )?(?:{_MONEY})|got\ (?:an?\ )?(?:(?-i:[AB])[+-]?|\d{{2,3}}%?)(?=$|[\ ,]|\W*$)|got\ {_MONEY}\ back|won\b(?!['’]?t\ |der)|landed\ (?:a|an|my|the|two|three|\d)|beat\ my|smashed\ my|broke\ my\ (?:record|pb)
    |lost\ (?:{_AMOUNT}|over|almost)\ (?:\w+\ )?{_BODY}|(?:dropped|shed|down)\ {_AMOUNT}\ (?:\w+\ )?{_BODY}|sold\ (?:out|my|the|two|three|four|five|\d|everything|our)|(?:earned|made|saved|pocketed|banked)\ (?:my\ first|over|almost|about|around|nearly|an\ extra|a|{_MONEY})\ ?(?:{_MONEY}|sale|thousand|hundred|profit|dollar|client|on|in|this|last|by|just|from|\W)
    |saved\ (?:me\ |us\ )?{_AMOUNT}\ \w*\ ?(?:hours?|euros|dollars|pounds|minutes)|(?:earned|made|saved)\ (?:me\ |us\ )?{_MONEY}|paid\ off|debt[-\ ]free|(?:my|our)\ (?:very\ )?first\ (?:ever\ )?(?:\w+\ )?(?:sale|client|order|customer|5k|10k|review|booking|half\ marathon|marathon)|^\W*first\ (?:ever\ )?(?:sale|client|order|customer|review|booking)
    |can\ (?:now|finally)|now\ can|finally\ can|can\ \w+\ (?:\w+\ ){{0,5}}now|(?:am|['’]m|are|was|were|is)\ (?:now\ |finally\ |actually\ )?able\ to|could\ finally|managed\ to|learn(?:ed|t)\ (?:how\ )?to|mastered
    |(?:reached|hit|met|exceeded|smashed|crushed)\ (?:my|our|the|a|all\ my)\ (?:\w+\ ){{0,2}}(?:goals?|targets?|weight|milestone|record|number)|it\ (?:actually\ |really\ |totally\ |finally\ )?worked|worked\ (?:like|great|perfectly|wonders|beautifully|really|so|for\ (?:me|us)|a\ treat)|work(?:s|ed)\ (?:great|perfectly|wonders|like\ a\ charm|beautifully|a\ treat|amazingly|so\ well)
    |and\ it\ works|went\ (?:\w+\ )?(?:really\ |so\ |very\ |super\ )?(?:well|great|perfectly|smoothly|brilliantly|amazingly)|turned\ out\ (?:\w+\ )?(?:great|perfect\w*|amazing\w*|delicious|beautiful\w*|well|lovely|so\ good)|came\ out\ (?:\w+\ )?(?:great|perfect\w*|amazing\w*|delicious)
    |lined\ up|fully\ booked|booked\ (?:out|solid|up)|sold\ out|no\ cavities|back\ to\ normal|in\ remission|all\ clear|on\ time\ for\ the\ first|cut\ (?:my|our|the)\ (?:\w+\ ){{0,3}}(?:in\ half|by|from|down)|halved\ (?:my|our)|doubled\ (?:my|our)|tripled\ (?:my|our)
    |charg(?:e|ing)\ (?:double|more|twice)|finally\ (?:rose|slept|sleeping|bloomed|flowered|works|ate|sleeps|eats|reads|potty|fits|profitable|made\ a\ profit)|personal\ best|new\ pb|(?:ran|finished|completed|did)\ my\ (?:very\ )?first\ (?:\w+\ )?(?:5k|10k|marathon|half|race|triathlon|pull-?up)|done\ on\ time
    |no\ longer\ (?:need|late|rely|living\ paycheck|depend)|with\ flying\ colou?rs|first\ place|second\ place|third\ place|people\ (?:keep\ )?ask(?:ing)?\ me|started\ coming\ back|came\ back\ for\ more|sleep(?:ing)?\ (?:\w+\ ){{0,3}}better|returned\ (?:the|my|our)\ (?:deposit|money)
    |(?:have|has|had|got)\ (?:so\ much\ |much\ |way\ |a\ lot\ )?more\ (?:time|energy|savings|clients|patience|customers)|fewer\ mistakes|there['’]s\ (?:already\ )?{_MONEY}\ in|in\ (?:\w+\ )?(?:\w+\ )?instead\ of\ \w+|now\ it['’]s\ (?:one|a|clean)|(?:said|and)\ yes$|listen(?:s)?\ (?:to\ me\ )?now|people\ listen)\b
    |\bday\ \d+\ done\b|\bgot\ {_AMOUNT}\ (?:\w+\ )?(?:orders?|sales?|clients?|inquiries|bookings?|customers?|interviews?)\b|\bgot\ (?:\w+\ )?into\ (?:his|her|my|their|the|\w+\ (?:uni|college|school))|\bgot\ in$|\bup\ from\ a\b|\b{_MONEY}\ (?:cheaper|less|saved|in\ savings|profit)\b|\bgot\ {_AMOUNT}%"""
)
_FAMILY_CAN = _pattern(
    rf"""\b(?:my|our|the)\ (?:\d+\ year\ old\ |little\ |eldest\ |youngest\ |older\ )?{FAMILY}\ (?:(?:now|finally|actually|suddenly|all|just|even|has|have|is|are|started|both)\ )*(?:slept|ate|eats|reads|sleeps|sleeping|stopped|started|helps?|helping|tid(?:y|ies)|asks?\ for|did\ (?:his|her|their)|does\ (?:his|her)|brush(?:es|ed)|listens?|passed|learn(?:ed|t)|walked|said\ (?:his|her)\ first|potty|got|loved|love|came\ back|started|paid|does\ homework|cleans|smiled|finished|likes?|uses?)\b
    |\b(?:noticed\ the\ difference|was\ (?:so\ |really\ |very\ )?(?:impressed|amazed|delighted|blown\ away)|praised\ (?:me|my)|complimented\ (?:me|my)|compliments?\ (?:on|from)|everyone\ (?:loved|asked\ for)|(?:they|everybody)\ loved\ it|asked\ for\ seconds|nobody\ has\ complained|(?:loved|love)\ (?:the|my)\ new)\b
    |\b(?:boss|teacher|customers?|clients?|manager|doctor|husband|wife|people|everyone|friends?|coach|mum|mom|kids|colleagues?|interviewer)\ (?:\w+\ )?(?:told\ me|said|says|tells\ me|tell\ me)\ (?:(?!\btried\b)\w+['’]?\w*\ ){{0,6}}?(?:clearer|better|improved|great|amazing|well\ done|good|best|younger|slimmer|impressed|delicious|love[sd]?|proud|thinner|perfect|different)\b"""
)
_MOVED_UP = _pattern(
    rf"""\b(?:my|our|the|his|her)?\ ?(?:\w+\ ){{0,3}}{GAINED}\ (?:(?:has|have|is|are|was|went|keeps?|finally|already|just|almost|so|much|way|a\ lot|getting|got|getting\ so\ much|looks?|look|really|slowly)\ )*(?:up|rose|grew|grown|doubled|tripled|increased|jumped|improved|improving|better|clearer|amazing|higher|soared|flat\ out|rising|shot\ up|easier|gone\ up|climbed|recovered|spotless|thriving|tidy|great)\b"""
)
_MOVED_DOWN = _pattern(
    rf"""\b(?:my|our|the)?\ ?(?:\w+\ ){{0,3}}{SPENT}\ (?:(?:has|have|is|are|was|went|keeps?|finally|already|just|almost|way|a\ lot|times?|got|to|by|come)\ )*(?:down|dropped|fell|fallen|decreased|lower|halved|shrunk|shrank|reduced|gone\ down|less|cheaper|shorter|went\ down|improved|normal|dropping)\b
    |\b(?:cut|reduced|lowered|halved|slashed|trimmed)\ (?:my|our|the)\ (?:\w+\ ){{0,3}}{SPENT}\b"""
)
_FROM_TO = _pattern(
    r"""(?P<from>\d[\d,.]*)\s?(?P<unit>k|kg|lbs?|%|min(?:ute)?s?|hours?|hrs?|h|m|pounds|dollars|points?|am|pm|[a-z]{1,8})?\s*(?:a\ \w+\ |per\ \w+\ )?(?:→|to|down\ to|up\ to)\s*(?:just\ |only\ |about\ |under\ |over\ )?[$£€¥]?(?P<to>\d[\d,.]*)"""
)
_NAMED_FROM_TO = _pattern(r"\b(?:from|went|gone|dropped|fell|rose|up|down|jumped|improved|→)\b|→")
_GRADES = _pattern(r"\b(?:from\ (?:an?\ )?)?([A-F])[+-]?\s?(?:→|to\ (?:an?\ )?)\s?([A-F])[+-]?(?![a-z])")

_BAD = _pattern(
    r"""\b(?:bad(?:ly)?|worse|worst|awful|terribl[ey]|horribl[ey]|hate[sd]?|hard(?:er)?|difficult|boring|broken?|crash\w*|fail\w*|kill\w*|nightmare|mess(?:y|ed)?|ghosted|rejected
    |refuse[sd]?|ruin\w*|stuck|ugh|sadly|unfortunately|struggl\w*|tired|exhaust\w*|flu|sick|fired|scared|ignor\w*|complain\w*|sank|burn(?:t|ed|s)|too|hurts?|pain\w*|ache\w*|anxious|worr\w*
    |confus\w*|annoy\w*|frustrat\w*|discourag\w*|slow|forgot|missed|missing|late|behind|yell\w*|loud|expensive|lonely|hopeless|pointless|overwhelm\w*|chaos|disaster|lazy|stress\w*|lost|died|dead|dying
    |problems?|issues?|errors?|again\ and\ again|drives?\ me|keeps?\ (?:me|failing|crashing|dropping|going)|disappoint\w*|regret\w*|sad|angry|waste\w*|threw|quit|hungry|old|years|thinks?|wants?|needs?|says?|wonder\w*
    |same|also|lol\ same|wake\ up|cold|fights?|argu\w*|screams?|screaming|cries|divorce\w*|ill|debt|behind|sold\ out|sorry|gone|scam|unemployed|pregnant|weird|strange|different|older|heavier|fatter|wrong|off|froze|cried)\b"""
)
_FIRST = _pattern(
    r"""\b(?:first\ ever|(?:my|our|his|her|its|the|their)(?:\ very)?\ first\ (?:ever\ )?(?:\d+\ )?(?!time|thing|step|attempt|day|week|try|impression|thought|post|video|item|blog|batch|draft|two|three|five|ten)\w+|in\ my\ hands?|is\ history|new\ job
    |without\ (?:subtitles|help|stopping|pills|notes|tears|burning|looking|a\ single)|instead\ of|for\ the\ first\ time\ (?:ever|in)|first\ try|in\ (?:one|1)\ go|streak:?\ \d+|hit\ [$£€]?\d|got\ an?\ extra|raised\ my\ rate)\b"""
)
_NEWS = _pattern(
    r"""^\W*(?:and\ |so\ |now\ |finally,?\ )?(?:my|our|the|his|her|it|it['’]s|i|we|he|she|this|they|there['’]s)\b[^,]*\b(?:now|finally|actually|at\ last|these\ days|for\ once|already)\b
    |^\W*(?:now|finally|suddenly)\b\ (?:my|our|the|his|her|it|i|we|he|she|they)\b
    |\b(?:my|our|the)\ (?:\w+\ ){1,2}(?:runs|works|fits|closes|opens|loads|prints|rose|grew|bloomed|sprouted|thrives|is\ thriving|shines|tastes\ (?:great|amazing|like)|is\ (?:spotless|tidy|clean|empty|quiet|organi[sz]ed|full|booked))\b
    |\bgot\ my\ \w+\ back\b
    |\bi\ (?:start|begin)\ (?:my|the|a)\ new\ job|\bunderstood\ (?:\d+%|most|everything|all|every)|\bguess\ who|\b(?:potty\ )?trained\ in\b|\bfrom\ (?:nothing|zero|scratch)\ to\b|\b(?:dry|good|full|whole)\ nights?\b|\bdown\ to\ (?:one|two|zero|\d|half|once)\b|\bsquatted|\bdeadlifted|\bhalf\ of\ what\b|\bnew\ record\b"""
)
_KINDNESS = _pattern(
    r"""\b(?:boss|manager|clients?|customers?|teacher|doctor|physio|coach|mentor|publisher|agent|landlord|bank|council|school|uni|company|recruiter|they|team)\ (?:(?:has|have|just|finally|even|actually|both|all)\ )*
     (?:approved|accepted|agreed|chose|picked|offered|invited|recommended|thanked|noticed|asked\ me|(?:was|were)\ (?:so\ |really\ |very\ )?(?:surprised|impressed|happy|delighted|amazed|pleased)|said\ yes|referred|renewed|extended|rebooked|tipped|refunded|came\ back|re-?ordered|gave\ me\ (?:a|the))\b
    |\b(?:wrote|left|sent|gave)\ (?:me|us)\ (?:a|an|my|five)\ (?:\w+\ ){0,2}(?:testimonial|review|reference|compliment|offer|raise|bonus|tip|refund|discount|referral)\b|\bi['’]m\ in$|^\W*(?:they|she|he)\ said\ yes"""
)
_GOT = _pattern(r"""^\W*(?:(?:i|we|i['’]ve|just|finally|so)\ )*got\ (?:an?|some|myself|one|the|our|two)\b""")
_OVER_ANY = _pattern(
    r"""(?:n['’]t|\bdont|\bnot|\bnever)\ (?!(?:\w+\ ){0,2}(?:work|like|love|enjoy|believe|care|sell|fit|sleep|eat|talk|help|open|load|have|want|know|trust|exist|use|do|see|recognise|speak|find|afford|come|run|happy|fun|funny)\b)[^,]*\bany\ ?more\b"""
)
_FAMILY_DID = _pattern(
    r"""\b(?:my|our)\ (?:\w+\ )?(?:husband|wife|sons?|daughters?|kids?|child|children|toddler|baby|boys?|girls?|little\ one|teen(?:ager)?|twins|mum|mom|mother|dad|father|partner|parents|family|grandma|grandpa|grandfather|grandmother)
    \ (?:(?:now|finally|actually|suddenly|just|even|has|have|both|all)\ )*(?:(?!tried\b|quit\b|needed\b|wanted\b|died\b|used\b|called\b|turned\b)\w{3,}ed|ate|slept|read|went|wrote|made|did|got|won|ran|said|told\ me|gave|took|sang|drew|spoke|came|brought|began|built|rode|swam|learnt|grew)\b(?!\ (?:up\ in|a\ diet))
    |\bmy\ (?:\w+\ )?(?:dad|mum|mom|son|daughter|kids|husband|wife|toddler)\ now\ \w+"""
)

# Felt

_FELT = _pattern(
    rf"""\b(?:feel|felt|feeling|feels|am|i['’]m|i\ am|we['’]re|was|so|was\ so|now)\ (?:(?:so|much|very|really|super|truly|finally|actually|a\ lot|a\ bit|a\ little|way|more|genuinely|already|incredibly|quite|just|now|absolutely|a\ million\ times|such|totally|oddly|strangely|less|honestly|almost)\ )*{GOOD_FEELING}(?=\W|$)
    |^\W*(?:so\ |very\ |super\ )?(?:happy|relieved|thrilled|proud)\W*$|\b(?:finally|now|mind\ is|mind\ is\ finally)\ at\ (?:ease|peace)\b|\b(?:wife|husband|son|daughter|kids?|mum|mom)\ (?:is|feels|are|seems)\ (?:\w+\ ){{0,3}}(?:confident|happier|happy|relieved|calmer|proud)\b
    |\b(?:gave|gives|given|giving|brought|brings)\ (?:me|us)\ (?:\w+\ ){{0,4}}?{SPIRITS}\b|\b(?:my|self-?|more|gained|found|regained|got|so\ much)\ (?:\w+\ ){{0,3}}?(?:confidence|courage|self-esteem|motivation|mojo|hope)\ (?:\w+\ ){{0,2}}?(?:up|back|grown|through|boosted|soared|growing|grew|again|returned)\b|\b(?:gained|found|regained|have|built|got\ back|boosted)\ (?:\w+\ ){{0,3}}?(?:confidence|courage|self-esteem|motivation|hope)\b
    |\b(?:motivated|motivates|inspired|inspires?|encouraged|encourages?|comforted|comforts|calmed|reassured|uplifted|empowered|cheered)\ (?:me|us)\b|\byou\ (?:inspire|motivate|encourage)\b|\b(?:made|makes|making|make)\ (?:me|us)\ (?:\w+\ ){{0,3}}?(?:happy|happier|smile|smiling|better|hopeful|proud|emotional|tear\ up|calmer|confident|less\ alone|good)\b
    |\b(?:lifted|raised|boosted)\ my\ (?:spirits|mood|confidence|morale)|\bwarmed\ my\ heart|\btears\ of\ joy|\bhappy\ tears|\b(?:such|what|huge|big|total|a|massive)\ (?:a\ )?(?:\w+\ )?relief\b|\bweight\ (?:\w+\ ){{0,3}}off\b|\bpeace\ of\ mind\b|\benjoy(?:ing)?\ (?:\w+\ ){{1,3}}again\b|\blooking\ forward\ to\ (?:the\ day|my|each|mornings?|mondays?|work|cooking)
    |\b(?:can|could)\ (?:finally\ )?breathe\b|\bglad\ it['’]s\ not\ just\b|\bglad\ (?:i|we)\ (?:finally\ )?(?:did|tried|asked|went|started|made|took|quit|applied|called|said)\b|\bjumping\ for\ joy\b|\bcan['’]t\ stop\ smiling\b|\b(?:love|loving)\ (?:my\ (?:job|life|body|home|work)|cooking|mornings)\ again\b|\bfell\ in\ love\ with\ \w+\ again\b|\bgrinning\b|\bsmiling\ (?:all|so|ear)\b|\bin\ tears\ of\ joy|\bso\ much\ joy\b|\btears\ of\ (?:happiness|relief|pride)|\bheart\ (?:feels|is)\ (?:so\ )?(?:full|light|lighter)|\bbeliev(?:e|ing)\ in\ myself\b|\bfor\ the\ first\ time\ i\ believe|\bhead\ held\ high\b|\bfe(?:els|lt)\ (?:so\ |really\ )?(?:good|great|amazing|wonderful|freeing|liberating|empowering)\b|\bshoulders\ dropped\b|\bphew\b|\bweight\ (?:\w+['’]?\w*\ ){{0,6}}(?:gone|lifted)\b|\b(?:love|like|trust|forgave|forgive)\ myself\b|\bover\ the\ moon\b|\bbuzzing\b|\bchuffed\b|\bstoked\b|\bgoosebumps\b|\bpumped\b|\bfired\ up\b|\bpinch(?:ing)?\ myself\b|\bbeaming\b|\bdancing\ (?:around|in)|\bcr(?:ied|ying)\ (?:with|from|happy)\ (?:joy|relief|happiness|tears)"""
)
_COURTESY = _pattern(
    r"""\bhappy\ (?:to\ (?:help|hear|see)|for\ you|new|birthday|holidays|friday|monday|easter|christmas|anniversary)|\bcongrat|\bglad\ (?:you|i\ found|to\ hear)|\bproud\ of\ you|\bfeel\ free\ to\b|\bhappy\ for\b|\bhope\ you\b|\bfeel\ better\ soon|\bbetter\ (?:than|at)\b|\bso\ inspiring\b|\bgetting\ worse\b|\bfree\ (?:version|trial)\b"""
)
_BODY_FEELS = _pattern(
    r"\b(?:knees?|back|shoulders?|neck|feet|stomach|skin|hair|hands?|wrist|hip|body)\b[^,]*\bfeel"
)


def classes(text: str) -> set[str]:
    """Return the classes of a plain English text: a subset of solved, acted, result, felt."""
    told: set[str] = set()
    family = re.search(rf"\b{FAMILY}\b", text, re.IGNORECASE | re.VERBOSE) is not None
    for clause in _CLAUSE.split(_QUOTED.sub("", text)):
        told |= _of_clause(clause.strip(), family=family)
    if _COURTESY.search(text):
        told.discard("felt")
    return told


def _of_clause(clause: str, *, family: bool) -> set[str]:
    if not clause or "?" in clause:
        return set()
    over = _OVER.search(clause) or _OVER_ANY.search(clause)
    told = {"solved"} if over and not _WISHED.search(clause) else set()
    if (
        _FAMILY_CAN.search(clause) or (_FAMILY_DID.search(clause) and not _BAD.search(clause))
    ) and not _unreal(clause, denied=True):
        return {*told, "result", *_relief(clause)}
    if _KINDNESS.search(clause) and not _BAD.search(clause) and not _unreal(clause, denied=True):
        return {*told, "result"}
    if _unreal(clause, denied=True) or _of_others(clause, family=family):
        return told | (_relief(clause) if not _unreal(clause, denied=False) else set())
    if _RELAPSE.search(clause) and not _MINE_AGAIN.search(clause):
        return told
    told |= _change(clause) | _feeling(clause)
    if not told and _GOT.search(clause) and not _BAD.search(clause):
        told.add("acted")
    if _acted(clause):
        told.add("acted")
    if not told & {"solved", "result"} and _is_good_news(clause, acted="acted" in told):
        told.add("result")
    return told


def _is_good_news(clause: str, *, acted: bool) -> bool:
    """Say whether something is told as new or first, and as nothing bad: the wardrobe closes now."""
    if _BAD.search(clause) or _LONG_AGO.search(clause):
        return False
    return _FIRST.search(clause) is not None or (not acted and _NEWS.search(clause) is not None)


def _unreal(clause: str, *, denied: bool) -> bool:
    return _WISHED.search(clause) is not None or (denied and _DENIED.search(_allowed(clause)) is not None)


def _allowed(clause: str) -> str:
    """Return a clause without the negations that deny nothing: not only, no problem, without pills."""
    return _HARMLESS.sub("", clause)


_HARMLESS = _pattern(
    r"""\bnot\ (?:only|just|alone|gonna\ lie)\b|\bno\ (?:more|longer|cavities)\b|\bwithout\ (?:\w+ing|pills|help|stopping|any|a|looking|notes|tears|burning)\b|\b(?:nobody|no\ one)\ has\ complained\b|\bcan['’]t\ (?:believe|thank|stop\ smiling)\b|\bnever\ been\b|\bsaid\ no\b|\bnever\ felt\ (?:so|this|better)\b|\bnothing\ (?:i|else)\ (?:tried\ )?worked\b.*?\buntil\b"""
)


def _of_others(clause: str, *, family: bool) -> bool:
    if not _HEARSAY.search(clause):
        return False
    own = re.search(
        r"\bsaid\ (?:no|sorry|yes)\b|\bi\ (?:told|said|asked)\b|\btold\ (?:my|him|her|them)\b",
        clause,
        re.IGNORECASE,
    )
    pronoun = family and re.match(r"\W*(?:and\ )?(?:he|she|they)\b(?! sa)", clause, re.IGNORECASE)
    return not (own or pronoun)


def _relief(clause: str) -> set[str]:
    return {"solved", "felt"} if _RELIEF_RE.search(clause) and _FELT.search(clause) else set()


_RELIEF_RE = _pattern(RELIEF)


def _feeling(clause: str) -> set[str]:
    if not _FELT.search(clause) or _COURTESY.search(clause):
        return set()
    if _BODY_FEELS.search(clause):
        return {"solved"}
    return {"felt", "solved"} if _RELIEF_RE.search(clause) else {"felt"}


def _change(clause: str) -> set[str]:
    told = {"solved"} if _SOLVED.search(clause) else set()
    if _tells_a_result(clause):
        told.add("result")
    return told


def _tells_a_result(clause: str) -> bool:
    if re.search(rf"\b{VANITY}\b", clause, re.IGNORECASE | re.VERBOSE):
        return False
    if match := _GRADES.search(clause):
        return match[2].upper() < match[1].upper()
    match = _FROM_TO.search(clause)
    if match and _NAMED_FROM_TO.search(clause):
        return _went_well(clause, match)
    if _MOVED_DOWN.search(clause):
        return True
    if re.search(
        rf"\b{GAINED}\b[^,]*\b(?:down|dropped|fell|decreased)\b", clause, re.IGNORECASE | re.VERBOSE
    ):
        return False
    return _RESULT.search(clause) is not None or _MOVED_UP.search(clause) is not None


def _went_well(clause: str, match: re.Match[str]) -> bool:
    """Say whether it is good that a quantity went from one figure to another; what is unknown is given credit."""
    first, second = _number(match["from"]), _number(match["to"])
    if first == second:
        return False
    unit = (match["unit"] or "").casefold()
    spent = re.compile(rf"\b{SPENT}\b", re.IGNORECASE | re.VERBOSE)
    less = spent.search(clause) or unit in _LESS_IS_BETTER
    more = re.search(rf"\b{GAINED}\b", spent.sub("", clause), re.IGNORECASE | re.VERBOSE)
    if less and not (more and unit not in _LESS_IS_BETTER):
        return second < first
    return second > first if more or not less else True


_LESS_IS_BETTER = frozenset(
    {
        "kg",
        "kgs",
        "kilos",
        "lb",
        "lbs",
        "pounds",
        "stone",
        "min",
        "mins",
        "minutes",
        "hours",
        "hour",
        "hrs",
        "h",
    }
)


def _number(text: str) -> float:
    digits = text.replace(",", "").strip(".")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else 0.0


def _acted(clause: str) -> bool:
    if _OF_THE_FEED.search(clause) or _LONG_AGO.search(clause):
        return False
    if _ONGOING.search(clause):
        return True
    return _STEP.search(_NO_STEP_TOLD.sub("", clause)) is not None
