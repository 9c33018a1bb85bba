"""The English words by which the tone check knows a trait, blame and an absolute word.

A list of our own. It is English alone: in other languages the check is silent, which is better than nonsense.
Words that can be a plain report of what was done (quiet, late, short) are left out on purpose. Words that
belong together are joined by an underscore here.
"""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


TRAITS = _listed(
    "aggressive ambitionless annoying apathetic arrogant bad bossy boring careless chaotic childish "
    "clueless clumsy cold condescending controlling cowardly defensive difficult disappointing dishonest "
    "disorganised disorganized disrespectful dramatic dumb egotistical embarrassing emotional flaky "
    "forgetful fragile greedy hopeless hysterical idiotic ignorant immature impatient impossible "
    "incapable incompetent inconsiderate inconsistent indecisive ineffective inept insecure insensitive "
    "irrational irresponsible lazy mean mediocre messy moody naive narcissistic needy negative neurotic "
    "oversensitive passive passive-aggressive pathetic petty ridiculous rude selfish sensitive shallow "
    "shy silly sloppy slow spineless spoiled stubborn stupid terrible thin-skinned thoughtless timid "
    "toxic unambitious uncommitted undisciplined unfocused ungrateful unhelpful unmotivated unorganised "
    "unorganized unprofessional unreliable unstable untrustworthy useless weak worthless"
)
"""Adjectives that judge a person."""

KINDS_OF_PERSON = _listed(
    "baby brat bully burden child clown control_freak coward diva drama_queen disappointment disaster "
    "disgrace embarrassment failure flake fool fraud hypocrite idiot joke jerk liability liar loser mess "
    "micromanager moron narcissist nightmare nuisance pushover procrastinator quitter slacker slob snob "
    "waste_of_time"
)
"""Nouns that judge a person."""

VIRTUES = _listed(
    "accountable ambitious assertive bright capable clever committed competent confident creative "
    "dedicated dependable disciplined driven engaged focused honest mature motivated organised organized "
    "professional reliable resilient responsible serious smart strategic strong tough trustworthy"
)
"""Adjectives whose absence judges a person: "you are not reliable"."""

QUALITIES = _listed(
    "follow-through ambition backbone character class commitment common_sense competence confidence "
    "courage discipline drive empathy energy focus grit initiative integrity leadership maturity "
    "motivation passion perseverance professionalism responsibility self-control self-discipline "
    "seriousness talent willpower work_ethic"
)
"""What a person is said to lack."""

PRAISE = _listed(
    "appreciate brilliant calm clear fair fantastic friendly generous glad good great grateful happy help "
    "helped helpful helping helps kind learn love lovely nice patient positive prepared proud ready "
    "support supported supportive thank thankful thanks thoughtful time welcome well wonderful"
)
"""Words beside which *always* is praise, not a reproach."""

BAD_ACTS = _listed(
    "argue arguing avoid avoiding bail bailed behind blame blaming blow blew break breaking broke cancel "
    "canceled cancelled canceling cancelling complain complained complaining delay delayed delaying "
    "disappear disappeared disappearing disappoint disappointed disappointing dominate dominating fail "
    "failed failing forget forgets forgetting forgot forgotten give_up giving_up ignore ignored ignoring "
    "interrupt interrupted interrupting late lie lied lying lose losing lost mess messed miss misses "
    "missed missing postpone postponed postponing quit quitting refuse refused refusing rush rushed "
    "rushing screw screwed skip skipped skipping talk_over talked_over talking_over waste wasted wasting "
    "whine whining"
)
"""What is bad to do: beside *always* a reproach, right behind *never* praise."""

REPROACHES = _listed(
    "again bad early excuse excuses last last_minute negative no not nothing on_your_phone only problem "
    "problems promise promised push_back same say_yes too trouble unprepared worse worst wrong"
)
"""What stands in a reproach with *always*, and says nothing by itself."""
