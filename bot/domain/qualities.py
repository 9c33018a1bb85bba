"""Words for what one is or has, sorted by whether one can see when it is so."""

from bot.domain.folding import words_of

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
    expenses spending people hobby hobbies opportunities challenges experiences care fun attention advantage
    pride consensus advice burnout example thing education rhythm values pleasures faith soul spirit mind body
    heart nonsense drama negativity distraction distractions excess excesses sarcasm peers mistakes failure
    standards assumptions emotion contribution advocacy risk
    risks chances charge ways support guidance assistance excellence
    environment atmosphere climate diversity equity inclusion belonging justice love
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
    constructive sustainable lasting robust seamless shorter slower gentler cheaper politer friendlier nice
    decent
    cooler warmer simpler broader braver tougher looser
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
    representative rep broker lecturer performer musician journalist firefighter
    paramedic midwife surgeon dentist vet veterinarian physicist biologist chemist economist historian
    novelist poet photographer filmmaker blogger barista carpenter plumber tutor paralegal
    """
)
"""What one is from a certain day on."""
_IN_SHAPE = ("ness", "tude", "ality", "ility", "ivity", "osity", "arity", "dom", "ism")
_TRAITS = words_of(
    "patience empathy discipline resilience humility integrity honesty self-discipline restraint"
)
_THINGS = words_of(
    """
    business wilderness illness witness harness facility utility activity nativity hostility speciality
    kingdom singularity locality municipality latitude longitude altitude
    """
)


def is_a_trait(word: str) -> bool:
    """Whether a noun names what somebody is like: "punctuality", "patience"."""
    return word in _TRAITS or (word.endswith(_IN_SHAPE) and word not in _THINGS)


def is_abstract(word: str) -> bool:
    """Whether a noun names nothing that can be counted or finished: "confidence", "punctuality"."""
    return word in ABSTRACT or is_a_trait(word)
