"""How English turns to the person: the rules of the tone check, written as the phrases they find.

In a rule a space stands for white space of any length, `{name}` for one of the pieces below (those with an
underscore before the name bring their own space and may be missing), the rest is a regular expression over
small letters. Each rule wants a *you* or a phrase that only a reproach has; a plain report has neither.
"""

import re

from bot.domain.tone_words import KINDS_OF_PERSON, PRAISE, QUALITIES, TRAITS, VIRTUES


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_DEGREES = (
    "a bit of a|a bit|a little|kind of|sort of|a|an|the|so|too|very|really|just|simply|pretty|quite|"
    "rather|such|totally|completely|plain|always|constantly|often|honestly|clearly|obviously|"
    "basically|still|also|again|being|becoming|getting|far|incredibly|extremely|most|biggest|real|"
    "complete|total|this|that|lately|now|even|more|and|all|naturally|frankly"
)
PIECES = {
    "trait": _any(TRAITS),
    "noun": _any(KINDS_OF_PERSON),
    "virtue": _any(VIRTUES),
    "quality": _any(QUALITIES),
    "praise": _any(PRAISE),
    "you": r"\b(?:you|u|ya)\b",
    "are": (
        r"(?:'re| are| r| were| seem(?: to be)?| look| sound| act| can be| became| (?:come"
        r"|came) across as|(?:'ve| have) (?:become|been|got|gotten)| keep being)"
    ),
    "they are": r"\b(?:he|she|they)(?:'s|'re| is| are| was| were| seems?)",
    "_how": rf"(?: (?:{_DEGREES}))*",
    "_just": (
        r"(?: (?:just|simply|clearly|really|still|so|obviously|only|even|at least|totally"
        r"|completely|almost|literally|once again|again|\w+ly))*"
    ),
    "_have": r"(?:'ve| have| had)?",
    "not": r"(?:(?:'re| are| were)(?: \w+)? not| aren't| weren't| ain't| will never be)",
    "don't": r"(?:don't|do not|dont)",
    "not enough": (
        r"(?:smart|good|strong|tough|mature|clever|bright|talented|committed|serious"
        r"|hungry) enough"
    ),
    "done": (
        r"(?!received|seen|needed)(?:\w+ed|done|told|said|known|gone|come|been|made|given"
        r"|kept|thought|written|spoken|begun|started|left|had|taken|brought|paid|put|read|sent|met"
        r"|found|chosen|let)"
    ),
    "lost": (
        r"(?:miss(?:ed)?|lost|lose|late|fail(?:ed)?|had to|have to|delay(?:ed)?|moved?"
        r"|cancel\w*|behind|stuck|can't|couldn't)"
    ),
    "awful": (
        r"(?:sloppy|lazy|careless|terrible|awful|useless|pathetic|stupid|dumb"
        r"|embarrassing|joke|mess|disgrace|disaster|garbage|rubbish|trash|horrible|worthless"
        r"|unprofessional|disappointing|mediocre)"
    ),
}

TRAIT = (
    "{you}{are}{_how}(?: \\w+ and)?{_how} {trait}",
    "{you}(?:'ve| have) (?:always|never) been{_how} (?:{trait}|{noun})",
    "{you}{are} the (?:least|most) (?:{trait}|{virtue})",
    "\\byou,? (?:you )?{noun}\\W*$",
    "{you}{are}{_how}(?: \\w+)? {noun}",
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
    "\\byour (?:\\w+ ){{1,3}}(?:is|are|was|were|looks?){_how} {awful}",
    "\\b(?:don't|do not|stop|quit) (?:be|being|acting)(?: (?:so|such|a|an|like|all))* (?:{trait}|{noun})",
    "\\bbeing (?:so|this|that) {trait}",
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
    "\\b(?:because of|thanks to) you\\b(?=.*\\b{lost}\\b)|\\b{lost}\\b.*\\bbecause of you\\b",
    "{you}{_have}{_just} (?:let|left|letting|leaving) (?:\\w+ ){{1,4}}(?:down|hanging)",
    (
        "{you}{_just} (?:should(?:n't| not)?|ought(?: not)? to|could)(?: \\w+ly"
        "| at least)?(?: have|'ve| of){_just}(?: never| better| tried)? {done}\\b"
    ),
    "\\bif (?:only )?you(?:'d| had)(?: only| just)? {done}\\b",
    (
        "\\bwhy (?:didn't|did you not|won't|haven't) you\\b|\\bwhy (?:can't|couldn't|don't) you"
        " (?:just|ever|simply|even)\\b"
    ),
    "\\bhow (?:could|dare) you\\b",
    (
        "\\bwhat were you thinking\\b|\\byou had one job\\b|\\b(?:i|we)(?: had)? expected (?:more"
        "|better) (?:from|of) you\\b"
    ),
    (
        "{you}{_have}{_just} (?:failed|disappointed)(?: (?:me|us|the|everyone|everybody|again|at"
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
        "{you} (?:didn't|don't|can't|couldn't|won't|haven't|did not|could not|cannot) (?:even \\w+"
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
        "{you}(?:'re|'ve|'ll|'d)?(?: (?:are|have|do|will|would|were|seem to))?{_just} (?:always"
        "|never|constantly|continually|forever|permanently|perpetually|invariably)\\b"
    ),
    "{you} only ever\\b|\\b(?:always|ever) the same with you\\b|\\bover and over\\b",
    (
        "\\b(?:you|your|u)\\b.*?\\b(?:every (?:single |damn )?time|all the time|not"
        " (?:even )?(?:once|a single)|the whole time)\\b"
    ),
    (
        "\\b(?:every (?:single )?time|all the time|as always)\\b(?=.*\\byou(?:'ve|'re)?\\b)"
        "|\\bnot once\\b(?=.*\\b(?:did|have|were) you\\b)"
    ),
    "\\b(?:nothing|everything) you (?:\\w+ ){{0,3}}(?:ever|fails?|wrong|works?|is|are|matters?)\\b",
    (
        "\\b(?:everyone|everybody|nobody|no one|the whole team|we all)(?: (?:here|else|in the team"
        "|can|could|really|is|already|just))* (?:thinks?|knows?|knew|says?|likes?|trusts?|wants?"
        "|sees?|agrees?|believes?|respects?|rely|count|laughs?|complains?)\\b(?=.*\\byou)"
    ),
    (
        "\\b(?:do|will|can|did) you ever (?:listen|think|plan|learn|finish|do|keep|answer|care"
        "|read|deliver|change)\\b"
    ),
)

MEANT_WELL = (
    "\\b(?:can|could|may) (?:always|never)\\b",
    "\\balways (?:be )?(?:welcome|free|able|there|choose|come back|ask|write|call)\\b",
    "\\byou never know\\b|\\bnobody thinks\\b",
    (
        "\\bnever (?:have to|need|gave up|give up|stop(?:ped)?|too late|lost|been"
        " (?:so )?(?:closer|better|more))\\b"
    ),
    "\\b(?:hope|wish|if|whether|whenever|wherever|unless) you\\b",
)
"""Absolute words in which nobody is reproached."""

PRAISED = "\\b(?:{praise})\\b"
"""A word that turns *you always* into praise."""

DENIED = "(?:n't|\\b(?:not|never|nobody|no one|hardly|without))\\b(?:(?!\\b(?:and|but|because)\\b|[,;:]).)*$"
"""What stands before a mark, in its clause, when it is denied: "it's not your fault"."""


def compiled(rule: str) -> re.Pattern[str]:
    """A rule as the regular expression it stands for.

    Raises:
        KeyError: it names a piece that there is none of.
    """
    return re.compile(rule.format_map(PIECES).replace(" ", r"\s+"))
