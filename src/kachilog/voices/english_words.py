# ruff: noqa: E501
"""The words of the English rules, as alternatives of verbose patterns."""

from __future__ import annotations

TROUBLE = r"""(?:problems?|issues?|errors?|bugs?|glitch(?:es)?|pains?|headaches?|migraines?|aches?|noise|leaks?|crash(?:es)?|lag
|anxiety|stress|worr(?:y|ies)|fears?|panic|panic\ attacks?|doubts?|confusion|rash(?:es)?|insomnia|nausea|bloating|guilt
|itch(?:ing)?|symptoms?|cramps?|acne|coughs?|mou?ld|smell|stiffness|brain\ fog|nightmares?|sleepless\ nights?|overthinking
|writer['’]s\ block|tension|cravings?|dread|stomach\ ?aches?|burnout|overwhelm|shame|tantrums?|meltdowns?|eczema|warning
|self-doubt|mental\ block|fatigue|swelling|questions?|backache|heartburn|jitters|nerves|impost[eo]r\ syndrome|allerg(?:y|ies)
|perfectionism|mess|frizz|back\ pain|knee\ pain|arguments?|fights?|glare|flicker(?:ing)?|hangups?|blockage)"""

AILING = r"""(?:scared|afraid|worr(?:y|ied|ying)|dread(?:ing)?|anxious|struggl(?:e|ing)|stuck|confused|guilty|crash(?:es|ing|ed)?
|hurts?|hurting|dying|ashamed|stress(?:ed|ing)?|overwhelmed|lag(?:s|ging)?|itch(?:y|es|ing)?|drop(?:s|ping)?|wak(?:e|ing)\ up
|panic(?:king)?|nervous|terrified|intimidated|fear|hate|hating|avoid(?:ing)?|overthink(?:ing)?|bother(?:s|ed|ing)?|second-guess(?:ing)?
|compar(?:e|ing)\ myself|blam(?:e|ing)\ myself|beat(?:ing)?\ myself\ up|feel\ (?:bad|guilty|lost|alone|like\ a\ failure)|lost|alone|tense
|freez(?:e|es|ing)|freaking\ out|leak(?:s|ing)?|keep(?:s|ing)?\ (?:me|us)\ up|click(?:s|ing)?|creak(?:s|ing)?|burn(?:s|ing)?|fog(?:s|ging)?|smell(?:s|ing)?|buffer(?:s|ing)?|look(?:s|ing)?\ off|skip(?:s|ping)?|stall(?:s|ing)?|spiral(?:l?ing)?|embarrassed|exhausted|sore|bloated|doubt(?:ing)?|obsess(?:ing)?|squeak(?:s|ing)?)"""

OTHERS = r"""(?:friends?|neighbou?rs?|cousins?|colleagues?|co-?workers?|people|someone|somebody|everyone|everybody|anyone|others|they
|he|she|guy|lady|classmates?|roommates?|flatmates?|aunt|uncle|sisters?|brothers?|niece|nephew|some)"""

FAMILY = r"""(?:husband|wife|partner|sons?|daughters?|kids?|children|child|toddler|baby|mum|mom|mother|dad|father|parents|family
|boys?|girls?|little\ one|teen(?:ager)?|[3-9]\ ?-?year\ ?-?old|twins|dog|cat|puppy|students?|clients?|customers?)"""

DONE = r"""(?:tried|started|began|begun|did|done|applied|signed\ up|joined|bought|made|built|wrote|written|set|used(?!\ to)
|implemented|changed|switched|quit|cancell?ed|called|emailed|asked|cleaned|organi[sz]ed|created|launched|opened|booked
|downloaded|practi[sc]ed|cooked|cut|took|taken|gave|talked|spoke|sent|put|threw|thrown|sold|ordered|baked|ran|went|rewrote
|rewritten|redid|redone|told|said|paid|moved|wore|swam|rode|drew|sang|taught|met|hung|got\ rid|grew|sewed|rang|stuck|spent
|ate|read|sat|stood|held|kept|left|walked|ripped|bit\ the\ bullet|came\ clean|reached\ out|let\ go|drank|froze|dug|hid|chose
|chopped|binned|swept|made\ it|went\ for\ it|got\ back\ into|broke\ up|bid|filed|faced|confronted|negotiated)"""

DOING = r"""(?:doing|using|following|practi[sc]ing|keeping|trying|working|writing|running|walking|cooking|eating|journal(?:l)?ing
|meditating|studying|learning|saving|tracking|going|getting\ up|exercising|stretching|budgeting|posting|reading\ before|making
|planning\ our|swimming|sticking|drinking|training|drawing|painting|decluttering|batch\ cooking|prepping|waking\ up\ at|logging
|setting|applying|building|selling|teaching|volunteering|fasting|cycling|biking)"""

NO_STEP = r"""(?:loved|liked|enjoyed|needed|wanted|learn(?:ed|t)|reali[sz]ed|noticed|watched|subscribed|bookmarked|commented
|laughed|cried|failed|missed|lost|passed|struggled|worried|hoped|wished|wondered|thought|felt|knew|heard|saw|seen|found|forgot
|understood|believed|agreed|gained|improved|succeeded|achieved|won|landed|earned|received|got|had|been|was|were|became|relaxed
|happened|seemed|looked|lived|died|suffered|decided|expected|remembered|ended|stayed|slept|waited|wasted|gave\ up|giv(?:en|ing)\ up|appreciated
|tired|excited|relieved|inspired|impressed|motivated|encouraged|confused|surprised|shocked|amazed|interested|obsessed|addicted
|rejected|shortlisted|promoted|hired|accepted|fired|disappointed|stressed|overwhelmed|exhausted|bored|scared|pleased|delighted
|thrilled|convinced|sold\ out|solved|resolved|fixed|sorted|cured|cleared|figured|unsubscribed|doubled|tripled|halved|reduced\ to
|saved|shared|followed|liked|blessed|hooked|touched|moved\ to\ tears|ever|indeed|speed|need|feed|used\ to|discovered|survived|recovered|healed
|calmed|stopped|dropped|shed|reached|beat|aced|nailed|hit|lucky|afforded|managed|mastered|recommended|supposed|related|dreamed|overslept
|procrastinated|relapsed|messed|screwed|burned|burnt|ruined|killed|broke|crashed|regretted|assumed|admired|owned|belonged|mentioned
|graduated|qualified|celebrated|red|bed|old|united|mixed|detailed|talented|gifted|beloved|need(?:ed)?|finished|froze|walked\ out|squatted|spent|deserved|failed|surprised|threw\ away\ [$£€]|turned\ in|figured|trained)"""

FEED = r"""(?:videos?|posts?|articles?|channel|newsletter|content|page|podcast|episodes?|blog|stories|story|reels?|thread|comments?
|quiz|giveaway|webinar|account|threads?|lives?|survey|mailing\ list|link)"""

GOOD_FEELING = r"""(?:relieved|happy|happier|calm|calmer|confident|encouraged|inspired|motivated|hopeful|empowered|proud|prouder|lighter|free|freer
|joyful|overjoyed|thrilled|ecstatic|content|at\ peace|at\ ease|better|braver|brave|stronger|understood|seen|heard|less\ alone|not\ alone|supported
|energi[sz]ed|comforted|reassured|optimistic|alive|over\ the\ moon|delighted|uplifted|refreshed|validated|peaceful|capable|like\ myself\ again
|grounded|relaxed|less\ (?:lonely|ashamed|overwhelmed|stressed|anxious)|excited\ about\ (?:life|cooking|work|my)|in\ control|unstoppable|on\ top\ of\ the\ world
|like\ a\ (?:new|good|great|million|real|different|proper)\b|warm\ inside|so\ much\ joy|cheered\ up|like\ i\ can\ (?:do|breathe|handle|finally)|worthy|safe|emotional)"""

RELIEF = r"""\b(?:relieved|relief|reassur(?:ed|ing)|calmer|calmed|lighter|at\ peace|at\ ease|peace\ of\ mind|weight\ (?:\w+\ ){0,3}off|not\ (?:just\ )?(?:me|alone)
|breathe\ again|phew|shoulders\ dropped|weight\ (?:\w+['’]?\w*\ ){0,6}(?:gone|lifted)|less\ (?:anxious|stressed|overwhelmed|worried|scared|stress|anxiety)|(?:feel|felt|feeling)\ (?:\w+\ ){0,2}better|load\ off|can\ (?:finally\ )?breathe|eased\ my\ mind)\b"""

SPIRITS = r"(?:courage|confidence|hope|strength|motivation|peace|energy|joy|comfort|boost|push|self-esteem|self-confidence|drive|guts|faith|spark|mojo|nerve)"

GAINED = r"""(?:sales?|traffic|views?|scores?|grades?|marks?|savings?|income|revenue|profits?|productivity|sleep|energy|skin|credit\ score
|customers?|clients?|bookings?|orders?|inquir(?:y|ies)|enquir(?:y|ies)|conversions?|open\ rate|click(?:-|\ )?(?:through)?\ ?rate|attendance
|vocabulary|listening|reading|pace|stamina|strength|mood|focus|concentration|memory|english|spanish|french|german|accent|pronunciation
|handwriting|typing(?:\ speed)?|sourdough|bread|photos?|drawings?|portfolio|cv|resume|garden|plants?|hair|posture|balance|flexibility|earnings
|hourly\ rate|rates?|salary|pay|reviews?|rating|turnover|margins?|engagement|gpa|ielts|toefl|toeic|sat|test|exam|mock|deadlift|squat|bench|house|kitchen|room|desk|relationship|marriage|communication|backhand|swing|writing|code|speed|battery)"""

SPENT = r"""(?:bills?|weight|waste|screen\ time|spending|blood\ pressure|heart\ rate|cholesterol|debts?|expenses?|costs?|rent|waist|body\ fat|sugar
|overtime|commute|inbox|emails?|unread|mistakes?|errors?|complaints?|returns?|refunds?|cancellations?|bounce\ rate|churn|load(?:ing)?\ time|boot\ time|clutter
|groceries|grocery\ bill|phone\ bill|premiums?|interest\ rate|time|5k|10k|mile|marathon|half|bmi|a1c|glucose|hours|backlog|prep|meltdowns?|tantrums?|absences|cigarettes|drinking|coffee|takeaways?|food|electricity|power|water|gas)"""

VANITY = r"(?:followers?|subscribers?|subs|impressions|reach)"
