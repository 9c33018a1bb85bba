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
    exhibit display acquire pick familiarize familiarise push lean lead shine stand
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
    shine grow encourage support promote transform revolutionize revolutionise
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
    judging lazy negative give up caring care living live thinking
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
PAIRS = frozenset(
    (
        "play around", "mess around", "look into", "dig into", "dive into", "lean into", "think about",
        "cut down", "cut back", "give back", "pay it",
    )
)  # fmt: skip
"""Verbs that name no doing with the word behind them."""

ABSTRACT = words_of(
    """
    marriage me skill skills ability abilities confidence knowledge relationship relationships network
    networking understanding awareness mindset presence balance habit habits health fitness communication
    leadership productivity performance morale culture trust visibility efficiency quality engagement
    collaboration teamwork creativity discipline resilience patience empathy happiness success experience
    expertise competence competency competencies proficiency fluency mastery knowhow know-how self-awareness
    self-confidence self-esteem self-care self-discipline wellbeing well-being wellness mindfulness focus
    motivation energy stress anxiety influence impact credibility reputation brand image profile career life
    lifestyle growth development potential strengths strength weaknesses weakness intelligence thinking
    judgment judgement agility flexibility adaptability attitude behavior behaviour organization
    organisation management delegation prioritization negotiation storytelling speaking listening writing
    reading coding programming english spanish french german finances finance money wealth debt savings
    budgeting time connection connections bond bonds friendship friendships friends rapport alignment
    transparency accountability ownership initiative responsibility autonomy passion purpose joy peace calm
    gratitude kindness shape fit diet nutrition sleep posture stamina endurance weight muscle fear fears
    difference satisfaction retention revenue sales profit profits innovation vision direction clarity sense
    side voice comfort zone gap gaps more better less things stuff progress improvement improvements capacity
    capability capabilities foundation basics depth breadth insight insights perspective perspectives wisdom
    command grasp work workload boundaries person self myself yourself everything something anything best
    top it that this them everyone courage acumen etiquette literacy polish finesse control techniques
    technique methods audience readership following presence talent emotions feelings level levels costs
    path priority priorities effort efforts
    expenses spending people hobby hobbies opportunities challenges experiences
    """
)
"""What cannot be counted or finished: "build confidence" is a direction, "build a website" is not."""
COMPARATIVES = words_of(
    """
    more better less fewer healthier stronger happier fitter faster smarter kinder calmer closer deeper
    bigger higher lower greater clearer wiser richer leaner slimmer sharper bolder braver nicer easier
    harder longer earlier sooner louder broader wider tighter quicker cleaner neater tidier lighter quieter
    larger smoother regularly consistently often frequently effectively efficiently productively proactively
    confidently clearly well healthy healthily properly mindfully openly actively carefully wisely
    thoughtfully strategically concisely assertively further worse stricter constantly always gradually
    continuously professionally optimally successfully intentionally deliberately better-organized organised
    organized additional extra improved enough excellent great good outstanding exceptional high-quality
    world-class top-notch superior meaningful positive strong solid effective efficient proactive consistent
    constructive sustainable lasting robust seamless
    """
)
"""Words that only say in which direction."""
STATES = words_of(
    """
    gud fit healthy strong happy rich confident organized organised productive proactive patient fluent
    proficient comfortable calm mindful present kind assertive independent debt-free financially strategic
    creative successful disciplined focused effective efficient reliable visible consistent accountable
    approachable open honest honestly positive grateful active aware skilled expert good great awesome
    amazing best better perfect decisive flexible empathetic empathic inclusive supportive resilient
    motivated vocal known respected trusted recognised recognized influential smart wise brave bold serious
    ready unstuck involved engaged slim lean toned ripped stronger attentive punctual tidy clean sober vegan
    rested balanced competent competitive knowledgeable data-driven likable likeable collaborative
    transparent responsive results-driven articulate concise technical hands-on intentional spontaneous
    outgoing social adventurous ambitious humble authentic mature leader listener player communicator
    speaker person friend dad mom mum mother father parent husband wife son daughter partner role colleague
    teammate coworker thinker reader human version self boss runner ahead along together through rid over
    up-to-date inspired excited relaxed away used back going into in up there on out off
    """
)
"""What one may be or get without anybody seeing when."""
ROLES = words_of(
    """
    invited selected chosen featured appointed awarded manager director vp svp evp ceo cto cfo coo cmo cio
    president engineer architect principal supervisor nurse doctor teacher homeowner instructor trainer
    author member citizen scientist analyst consultant developer designer officer coordinator administrator
    lawyer attorney accountant pilot professor chef coach scrum practitioner owner founder freelancer
    contractor specialist lead head chair chairperson dean superintendent certified licensed senior junior
    staff executive associate therapist counselor counsellor pharmacist electrician plumber realtor
    toastmaster ambassador auditor planner editor writer translator interpreter captain sergeant actuary cpa
    cfa pmp manager's tech technician mentor vegetarian landlord parent promoted hired married elected
    accredited chartered accepted admitted published nominated qualified debt-free vegan champion promotion
    raise degree license licence certificate certification diploma visa passport permit mba phd masters
    representative rep broker lecturer
    """
)
"""What one is from a certain day on."""
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
