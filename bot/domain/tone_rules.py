"""How English turns to the person: the rules of the tone check, written as the phrases they find.

In a rule a space stands for white space of any length, `{name}` for one of `tone_pieces` (those with an
underscore before the name bring their own space and may be missing), the rest is a regular expression over
small letters. Each rule wants a *you* or a phrase that only a reproach has; a plain report has neither.
"""

TRAIT = (
    "{you}{are}{_how}(?: \\w+ and)?{_how} {trait}\\b(?! to (?:answer|reply|respond|react|start|ask))",
    "{you}(?:'ve| have) (?:always|never) been{_how} (?:{trait}|{noun})",
    "{you}{are} the (?:least|most) (?:{trait}|{virtue})",
    "\\byou,? (?:you )?{noun}\\W*$",
    "{you}{are}{_how}(?: \\w+)? {noun}",
    "{you}{are} (?:the|my|our)(?: \\w+)? problem\\b",
    "{you}{are}(?: an?)? (?:person|man|woman|someone|somebody) without {quality}",
    "{they are}{_how} (?:{trait}|{noun})",
    "\\bi (?:find|think|call|consider) (?:you|u){_how} {trait}",
    "\\bwhat an? (?:\\w+ )?(?:{noun}|{trait} person)",
    "{you} {trait} (?:{noun}|person|thing)",
    "\\b(?:ur|your) (?:so|too|such a|just) (?:{trait}|{noun})",
    (
        "{you}(?:{_just}){not}(?: \\w+)? (?:{virtue}|{not enough}|team player|leader"
        "|leadership material|cut out)"
    ),
    (
        "{you}{_just}{not}(?: (?:a|an|very|that|exactly|really))* (?:{virtue}|{not enough}"
        "|team player|leader|cut out)"
    ),
    "{you}{_just} lack(?: (?:the|any|all|of|some|basic))* {quality}",
    (
        "{you}(?:'ve|{_just}) (?:have|got|show|{don't} have) (?:no|zero|little|any|the)"
        " (?:{quality}|manners|respect)"
    ),
    "{you}{_just} (?:have|'ve got) an? (?:bad|terrible|awful|real) (?:attitude|character)",
    (
        "\\byour (?:\\w+ )?(?:laziness|sloppiness|carelessness|attitude problem|bad attitude"
        "|arrogance|negativity)"
    ),
    "\\byour (?:\\w+ )?(?:incompetence|stupidity|selfishness|lack of (?:{quality}|interest|respect|effort))",
    "\\byour (?:\\w+ ){{1,3}}(?:is|are|was|were|looks?){_how} {awful}\\b(?! to \\w)",
    "\\byour (?:\\w+ ){{1,2}}(?:stinks|sucks)\\b",
    (
        "\\b(?:don't|do not|stop|quit) (?:be|being|acting)(?: (?:so|such|a|an|like"
        "|all))* (?!shy (?:about|to|of)\\b)(?:{trait}|{noun})"
    ),
    "\\bbeing (?:so|this|that) {trait}",
    "\\bare you (?:really |always )*(?:this|that|so) {trait}|\\b(?:someone|somebody|a person) so {trait}",
    "\\bhow can (?:anyone|anybody|you|one) be (?:this|that|so) {trait}",
    "\\b(?:the|that) (?:kind|type|sort) of (?:person|man|woman|guy|employee|colleague) (?:who|that)",
    "\\b(?:people|someone|somebody|a person|anyone) like you",
    (
        "\\b(?:so |how |just )?typical (?:of )?you\\b|\\bthat's(?: (?:just|so))* you all over"
        "|\\bjust like you to"
    ),
    "{trait} of you",
    "{you}{_just} {don't}(?: (?:even|really))? (?:care|take (?:this|it|anything|us|me) seriously)",
    "{you} never (?:care|cared|take anything seriously|took (?:this|it) seriously)",
    "^\\W*(?:(?:so|just|really|simply|how|plain|very|pretty|honestly)\\W+)*(?:{trait}|{noun})\\W*$",
    "^\\W*(?:(?:still|always|again|being)\\W+)*(?:so|too) {trait}\\b",
)

BLAME = (
    "\\byour (?:own )?(?:fault|doing)\\b",
    "\\b(?:it|this|that|all|one|delay|mess|miss|loss)(?:'s|'re| is| are| was)?(?: all)? on you\\b",
    (
        "\\byou(?:'re| are) (?:the one )?to blame|\\bi blame you|\\b(?:nobody|no one)"
        " (?:else )?to blame but you|\\bblame yourself"
    ),
    "\\b(?:because of|thanks to) you\\b(?=.*\\b{lost}\\b)|\\b{lost}\\b.*\\b(?:because of|thanks to) you\\b",
    "{you}{_have}{_just} (?:let|left|letting|leaving) (?:\\w+ ){{1,4}}(?:down|hanging)",
    (
        "{you}{_just} (?:should(?:n't| not)?|ought(?: not)? to|could)(?: \\w+ly"
        "| at least)?(?: have|'ve| of){_just}(?: never| better| tried)? (?!had my\\b){done}\\b"
        "(?!.*\\b(?:but you|(?:and|yet)(?: still)? you (?:didn't|did not|stayed|kept)))"
    ),
    "{you} could at least\\b",
    "{you}{_have}{_just} (?:drop|dropped) the ball\\b",
    "\\bhow hard (?:can|could) it be\\b|\\bthanks for nothing\\b",
    "\\bi (?:suppose|guess|take it|see)\\b.* too much to ask\\b",
    (
        "\\b(?:late|missed|forgotten|cancelled|canceled"
        "|unprepared) (?:yet )?again\\W+(?:what a surprise|of course|as usual|naturally)"
    ),
    (
        "\\b(?:wouldn't|would not) have happened (?:if|had) you\\b|\\bif (?:only )?you(?:'d"
        "| had)(?: only| just)? {done}\\b"
    ),
    (
        "\\bwhy (?:didn't|did you not|won't|haven't) you\\b|\\bwhy (?:can't|couldn't|don't) you"
        " (?:just|ever|simply|even)\\b"
    ),
    "\\bhow (?:could|dare) you\\b",
    (
        "\\bwhat were you thinking\\b|\\byou had one job\\b|\\b(?:i|we)(?: had)? expected (?:more"
        "|better) (?:from|of) (?:you|someone|somebody)\\b"
    ),
    (
        "{you}{_have}{_just} (?:failed|disappoint(?:ed)?)(?: (?:me|us|the|everyone|everybody|again|at"
        "|to|your|here)\\b|\\W*$)"
    ),
    (
        "{you}{_have}{_just} (?:ruined|wasted|spoiled|spoilt|screwed|messed|blew|botched|sabotaged"
        "|wrecked|caused|cost (?:us|me|the))\\b"
    ),
    "\\b(?:disappointed|ashamed|let down|sick|tired|fed up)(?: and tired)? (?:in|with|of|by) you\\b",
    (
        "\\b(?:no|more|your|stop making|enough|making|make|another|lame|poor)"
        " (?:\\w+ )?excuses?\\b(?! (?:needed|necessary|required))|\\bexcuses, excuses\\b"
    ),
    "\\bwhat(?:'s| is| the hell is) (?:wrong with you|your problem|the matter with you)\\b",
    (
        "{you} (?:didn't|don't|can't|couldn't|won't|haven't|did not|could not|cannot) (?:even (?!need)\\w+"
        "|(?:be )?bother(?:ed)?)\\b"
    ),
    "\\bi (?:have |already )?told you (?:so|this|already|before|a (?:hundred|thousand) times)\\b",
    "\\bhow many times (?:do|did|must|have) i\\b|\\bas usual\\b(?=.*\\byou)|\\byou\\b.*\\bas usual\\b",
    "\\bshame on you\\b|\\b(?:be|feel) ashamed\\b|\\b(?:made|make) (?:us|me|the team) look (?:bad|stupid)\\b",
    (
        "\\bget your (?:act|shit|stuff|life) together\\b|\\bpull yourself together\\b|\\b(?:grow"
        "|man|toughen) up\\b"
    ),
    (
        "{you}{_just} (?:need|have|ought|must|got)(?: to)? (?:really |finally )?(?:try"
        " (?:much )?harder|do better|step (?:it )?up|grow up|work harder|get serious"
        "|change your attitude)\\b"
    ),
    "^\\W*(?:just )?(?:try harder|do better|step up|work harder)\\b",
    (
        "{you}{_have} (?:broke|broken|break) your (?:promise|word)s?\\b|{you} (?:lied|betrayed"
        "|abandoned|don't deserve)\\b"
    ),
)

ABSOLUTE = (
    (
        "{you}(?:'re|'ve|'ll|'d)?(?: (?:are|have|do|will|would|were|seem to))?{_just} (?:constantly"
        "|continually|forever|perpetually)\\b"
    ),
    "{you} only ever\\b|\\b(?:always|ever) the same(?: \\w+)? with you\\b|\\bover and over\\b",
    "\\bnothing you (?:\\w+ ){{0,3}}(?:ever|works?|is|are|matters?)\\b",
    (
        "\\beverything you (?:\\w+ ){{0,3}}(?:fails?|(?:is|goes|turns out){_how} (?:{awful}"
        "|{reproach}|{bad act}))\\b"
    ),
    (
        "\\b(?:everyone|everybody|nobody|no one|the whole team|we all)(?: (?:here|else|in the team"
        "|can|could|really|is|are|already|just))* (?:thinks?|knows?|knew|says?|likes?|trusts?|wants?"
        "|sees?|agrees?|believes?|respects?|rely|count|laughs?|complains?|fed up|sick|tired|annoyed"
        "|disappointed)\\b(?=.*\\byou)"
    ),
    (
        "\\b(?:do|will|can) you ever (?:listen|think before|plan|learn|finish|do|keep|answer|care"
        "|read|deliver|change|think)(?: \\w+)?\\W*$|\\b(?:do|will|can) you ever think before\\b"
    ),
)
"""What leaves nothing out, whatever it is said of."""

NEVER = (
    (
        "{you}(?:'re|'ve|'ll|'d)?(?: (?:are|have|do|will|would|were|seem to))?{_just} never"
        "(?! (?:\\w+ )?(?:{bad act}|let (?:\\w+ ){{1,3}}down|(?:say|said|speak|spoke) (?:ill|badly)))\\b"
    ),
    "\\bnot once\\b(?=.*\\b(?:did|have|were) you\\b)",
    "{you}\\b[^,;]*?\\bnot (?:even )?(?:once|a single)\\b",
)
"""*Never*, unless what is never done is bad to do."""

ALWAYS = (
    (
        "{you}(?:'re|'ve|'ll|'d)?(?: (?:are|have|do|will|would|were|seem to))?{_just} (?:always"
        "|permanently|invariably)\\b"
    ),
    "\\b(?:you|your|u)\\b.*?\\b(?:every (?:single |damn )?time|all the time|the whole time)\\b",
    "\\b(?:every (?:single )?time|all the time|as always)\\b(?=.*\\byou(?:'ve|'re)?\\b)",
)
"""*Always*: a reproach only together with one of `ALWAYS_BAD`."""

ALWAYS_BAD = (
    "n't\\b|\\b(?:{bad act}|{reproach}|{trait}|{noun}|let (?:\\w+ ){{1,3}}down"
    "|move (?:it|the)|change your mind)\\b"
)
"""What makes *always* a reproach, from the word on."""

MEANT_WELL = (
    "\\b(?:can|could|may) (?:always|never)\\b",
    "\\balways (?:be )?(?:welcome|free|able|there|choose|come back|ask|write|call)\\b",
    "\\byou never know\\b|\\bnobody thinks\\b",
    (
        "\\bnever (?:have to|need|gave up|give up|stop(?:ped)?|too late|been"
        " (?:so )?(?:closer|better|more))\\b"
    ),
    "\\b(?:hope|wish|if|whether|whenever|wherever|unless) you\\b",
)
"""Absolute words in which nobody is reproached."""

PRAISED = "\\b(?:{praise})\\b"
"""A word that turns *you always* into praise."""

DENIED = "(?:n't|\\b(?:not|never|nobody|no one|hardly|without))\\b(?:(?!\\b(?:and|but|because)\\b|[,;:]).)*$"
"""What stands before a mark, in its clause, when it is denied: "it's not your fault"."""
