"""Words for what people do, sorted by whether one can see that it is done."""

from bot.domain.folding import words_of

DIRECTIONS = words_of(
    """
    improve enhance strengthen deepen sharpen hone polish refine boost elevate develop grow learn master
    understand become be better optimize optimise maximize maximise minimize minimise upskill level brush
    work focus explore increase decrease reduce raise lower expand broaden cultivate foster nurture embrace
    gain advance excel progress adapt feel stay remain enjoy care balance prioritize prioritise concentrate
    strive thrive build get make have evolve transform change manage handle know think accelerate widen
    extend diversify streamline support encourage inspire motivate empower influence drive seek see keep
    maintain sustain improving discover specialize specialise succeed flourish mature step go find love live
    appreciate respect trust believe let forgive accept overcome conquer tackle own take demonstrate show
    exhibit display acquire pick familiarize familiarise push lean lead shine stand pursue protect address
    """
)
"""Verbs that may say no more than where to: what they go with decides."""
ONLY_DIRECTIONS = words_of(
    """
    improve enhance strengthen deepen sharpen hone polish refine elevate learn master understand better
    optimize optimise maximize maximise minimize minimise upskill level brush explore increase decrease
    boost expand broaden cultivate foster nurture embrace advance excel progress adapt feel stay remain
    enjoy balance prioritize prioritise concentrate strive thrive evolve improving discover specialize
    specialise succeed flourish mature know think accelerate widen love appreciate respect trust believe
    forgive accept overcome conquer familiarize familiarise demonstrate show exhibit display lower raise
    reduce diversify streamline experiment dabble tinker motivate inspire empower influence live care
    shine grow encourage support promote transform revolutionize revolutionise align leverage uphold harness
    embody honor honour cherish rediscover reinvent attract retain delight amplify energize envision advocate
    limit restrict curb impact affect
    """
)
"""Verbs that say no more than where to, whatever they go with, unless a number stands beside them."""
DONE = words_of(
    """
    complete finish pass earn publish submit launch give run deliver ship release write read attend take
    enroll enrol sign register join apply buy sell hire move visit pay graduate obtain achieve win land
    secure close implement set open book schedule organise organize host lead present renew update redesign
    migrate fix install adopt find speak teach train certify qualify recruit draft document prepare create
    design build make develop establish plan propose pitch negotiate interview record film edit translate
    file send return replace clean do get have become reach hit meet call text email review watch cook bake
    knit paint draw plant sew compose code program automate integrate deploy refactor test debug audit
    analyze analyse research survey map define roll introduce produce perform conduct facilitate coordinate
    moderate contribute mentor coach onboard shadow volunteer donate raise save invest spend lose gain cut
    drop reduce increase double triple halve climb hike swim bike cycle row ski ride walk jog compete enter
    place rank score start found incorporate trademark patent purchase rent lease renovate remodel repair
    declutter travel fly drive see explore go try marry celebrate throw invite thank apologise apologize ask
    answer respond reply resolve clear empty unsubscribe cancel delete eliminate remove archive back log
    track measure report share post tweet blog vlog stream tour upgrade convert expand add transition
    transfer switch leave resign retire quit stop hand delegate finalise finalize approve ratify select
    choose identify list rewrite revise memorize memorise recite solve crack break beat exceed surpass
    generate bring push pull lift bench squat deadlift hold keep maintain compile collect gather consolidate
    merge assemble construct erect restore refinance settle fund receive be represent chair serve nominate
    elect appoint assign name form fill fulfil fulfill order pick learn pilot prototype ideate validate
    discover kickstart kick debut premiere screen exhibit play sing dance act audition rehearse study
    practice practise catch hear listen talk chat connect reconnect network message dm ping sync check
    follow circulate distribute issue print bind carry wrap tidy wash sort scan digitize digitise backup
    reserve request exercise attain accomplish execute unlock nail ace dispatch expense reconcile forecast
    budget sweep mop vacuum mow iron scrub setup trek jump skydive bungee kayak canoe snorkel sail appear
    """
)
"""Verbs of things that are done one day, if what they go with is one thing."""
HABITS = words_of(
    """
    exercise meditate practice practise journal walk run jog eat drink sleep stretch study train lift work
    listen network volunteer save spend delegate read write cook bike cycle swim row dance play sing draw
    paint pray breathe rest relax hydrate floss brush wake speak talk communicate ask answer respond give
    praise thank smile compliment connect reflect review track budget invest tidy clean declutter code blog
    post share help mentor coach support teach lead use avoid limit keep maintain go get call text email
    check follow invite participate engage contribute collaborate recycle garden hike ski surf climb box
    squat fast moisturise moisturize unplug disconnect nap plan prepare pack commute bring take do make rise
    show up monitor observe donate document proofread double-check prep focus say tell encourage recognise
    recognize acknowledge
    """
)
"""Verbs of what one does again and again: how much is a question."""
ONES_OWN = HABITS - words_of(
    "mentor coach support help lead contribute collaborate participate engage encourage bring make do use"
    " prepare maintain keep"
)
"""Habits one keeps for oneself; the others are doings with somebody or for something."""
NEGATIVE = words_of(
    """
    stop quit avoid never don't dont not no cease refrain abstain ditch won't wont doesn't stopp stoping
    nomore resist
    """
)
"""Words that say what is not to be done, where a goal begins with them."""
VAGUE_DOINGS = words_of(
    """
    procrastinate procrastinating worry worrying overthink overthinking stress stressing complain
    complaining compare comparing waste wasting doubting doubt second-guessing be being feel feeling so
    judging lazy negative give up caring care living live thinking becoming letting allowing holding
    stop quit forget forgetting whine whining panic overreact hesitate dwell dwelling assume assuming
    """
)
"""What nobody can see somebody stop."""
INTRANSITIVE = words_of(
    "graduate launch move marry retire resign relocate qualify enroll register emigrate propose finish"
)
"""Verbs that need no thing to be done one day."""
DONE_WITH_ANYTHING = words_of(
    """
    practice practise study teach read write complete finish pass submit publish attend run present document
    review track log measure plan journal visit host book schedule file cancel report double triple halve
    """
)
"""Verbs that one can see done, whatever they go with: "teach leadership"."""
VERBS = DIRECTIONS | ONLY_DIRECTIONS | DONE | HABITS | NEGATIVE
"""All verbs known here."""

GROWN = words_of("develop gain acquire maintain drive advance demonstrate display know")
"""Verbs that need an article before a thing that can be finished: "develop an app", not "develop trust"."""
AT_ONE = words_of("speak present talk perform exhibit participate compete")
"""Verbs of what is done at one event: "speak at a conference"."""
AT_ONCE = words_of(
    "join buy meet set order install pay get sign fix replace renew collect repair fill update return sell"
    " clear refinance switch delete remove change migrate upgrade convert transfer export import close"
    " resolve settle restore finalize finalise"
)
"""Verbs of one act, even with several things: "buy tickets"."""
ONLY_HANDLED = DIRECTIONS - DONE - HABITS
"""Verbs that name no doing where they go with several things: "manage conflicts"."""
ENDED = words_of(
    "complete finish pass submit file cancel book schedule double triple halve document review plan practice"
    " practise study teach attend visit"
)
"""Verbs that have an end, or are a habit, even with several things: "submit receipts"."""
EMPTY = words_of(
    "listen communicate lead engage contribute collaborate participate think help serve talk speak"
)
"""Verbs that say nothing one could watch where nothing follows: "listen", "communicate"."""
WORK_OF = words_of("development creation design implementation organization organisation management launch")
"""Nouns that stand for a verb: "lead the development of a feature"."""
PAIRS = frozenset(
    (
        "play around", "mess around", "look into", "dig into", "dive into", "lean into", "think about",
        "cut down", "cut back", "lead by", "stick to",
        "stick with", "deep dive", "give back", "pay it",
    )
)  # fmt: skip
"""Verbs that name no doing with the word behind them."""

ADVERBS = words_of(
    """
    finally actually also really just even only always still first then simply consistently successfully
    regularly actively effectively proactively continuously constantly fully truly quickly slowly gradually
    eventually someday definitely maybe probably personally basically honestly ideally least please pls now
    today daily weekly monthly again both either to
    """
)
"""Words before a verb that change nothing about it."""
NOT_DOING = frozenset(
    ("a", "an", "the", "my", "our", "up", "with", "at", "small", "over", "off", "in", "on", "out")
)
"""What follows "start" where it is the doing itself ("start a blog")."""

_DOUBLED = 2
_BED = 3
_IRREGULAR = {
    "being": "be", "am": "be", "is": "be", "are": "be", "was": "be", "been": "be", "having": "have",
    "has": "have", "had": "have", "doing": "do", "going": "go", "lying": "lie", "dying": "die",
    "quitting": "quit", "made": "make", "getting": "get", "got": "get", "done": "do", "went": "go",
    "bcome": "become", "becom": "become", "improove": "improve", "imporve": "improve",
    "improv": "improve", "impove": "improve", "increse": "increase", "lern": "learn", "leran": "learn",
    "finnish": "finish", "complet": "complete", "excercise": "exercise", "exersise": "exercise",
    "excersise": "exercise", "raed": "read", "wirte": "write", "publsh": "publish", "stoping": "stop",
    "gettin": "get", "git": "get", "workin": "work", "doin": "do", "runnin": "run", "atend": "attend",
    "attned": "attend", "redcue": "reduce", "reduse": "reduce", "sumbit": "submit", "lanuch": "launch",
    "luanch": "launch", "buld": "build", "biuld": "build", "devlop": "develop", "develope": "develop",
    "presnt": "present", "wrote": "write", "began": "begin", "taught": "teach",
}  # fmt: skip


def base(word: str) -> str:
    """The plain form of a verb that is known here ("running" → "run"); any other word as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in VERBS:
        return word
    for form in _plainer(word):
        if form in VERBS:
            return form
    return word[2:] if word.startswith("re") and word[2:] in VERBS else word


def _plainer(word: str) -> tuple[str, ...]:
    """What `word` could be a form of."""
    if word.endswith("ing"):
        stem = word[:-3]
    elif word.endswith("ed") and len(word) > _BED:
        stem = word[:-2]
    elif word.endswith("es"):
        return word[:-2], word[:-1]
    elif word.endswith("s"):
        return (word[:-1],)
    else:
        return ()
    undoubled = stem[:-1] if len(stem) > _DOUBLED and stem[-1] == stem[-2] else stem
    return stem, f"{stem}e", undoubled
