"""The English words by which the tone check knows a trait, blame and an absolute word.

A list of our own. It is English alone: in other languages the check is silent, which is better than nonsense.
Words that can be a plain report of what was done (quiet, late, short) are left out on purpose. Words that
belong together are joined by an underscore here.
"""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


TRAITS = _listed(
    "aggressive ambitionless annoying apathetic arrogant bad bossy boring careless chaotic childish "
    "clueless  clumsy cold condescending controlling cowardly defensive difficult disappointing "
    "dishonest disorganised  disorganized disrespectful dramatic dumb egotistical embarrassing "
    "emotional flaky forgetful fragile  greedy hopeless hysterical idiotic ignorant immature impatient "
    "impossible incapable incompetent  inconsiderate inconsistent indecisive ineffective inept insecure "
    "insensitive irrational irresponsible  lazy mean mediocre messy moody naive narcissistic needy "
    "negative neurotic oversensitive passive  passive-aggressive pathetic petty rude selfish sensitive "
    "shallow shy silly sloppy slow spineless spoiled  stubborn stupid terrible thin-skinned thoughtless "
    "timid toxic unambitious uncommitted undisciplined  unfocused ungrateful unhelpful unmotivated "
    "unorganised unorganized unprofessional unreliable unstable  untrustworthy useless weak worthless"
)
"""Adjectives that judge a person."""

KINDS_OF_PERSON = _listed(
    "baby bully burden child clown control_freak coward diva disappointment disaster disgrace "
    "embarrassment  failure flake fool fraud hypocrite idiot joke jerk liability liar loser mess "
    "micromanager moron  narcissist nightmare nuisance pushover procrastinator quitter slacker slob "
    "snob waste_of_time"
)
"""Nouns that judge a person."""

VIRTUES = _listed(
    "accountable ambitious assertive bright capable clever committed competent confident creative "
    "dedicated  dependable disciplined driven engaged focused honest mature motivated organised "
    "organized professional  reliable resilient responsible serious smart strategic strong tough "
    "trustworthy"
)
"""Adjectives whose absence judges a person: "you are not reliable"."""

QUALITIES = _listed(
    "follow-through ambition backbone character class commitment common_sense competence confidence "
    "courage discipline drive  empathy energy focus grit initiative integrity leadership maturity "
    "motivation passion perseverance  professionalism responsibility self-control self-discipline "
    "seriousness talent willpower work_ethic"
)
"""What a person is said to lack."""

PRAISE = _listed(
    "appreciate brilliant calm clear fair fantastic friendly generous glad good great grateful happy "
    "help  helped helpful helping helps kind learn love lovely nice patient positive prepared proud "
    "ready support  supported supportive thank thankful thanks thoughtful time welcome well wonderful"
)
"""Words beside which *always* is praise, not a reproach."""
