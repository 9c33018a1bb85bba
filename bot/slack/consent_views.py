"""What one partner sees, goal by goal and field by field, in the owner's hands (product.md, Consent)."""

from uuid import UUID

from bot.domain.partners import Agreement, Drafting
from bot.domain.sharing import Field, Grants, PartnershipState, by_default
from bot.slack import ids
from bot.slack.blocks import Block, Choice, View, checkboxes, context, field, modal, section
from bot.slack.partner_text import name_of
from bot.slack.partner_views import shared
from bot.slack.payloads import FormValues, pack
from bot.slack.text import cut

TITLE = "Shared goals"
GOALS_MAX = 50
"""Active goals in one form, a field each."""
NAME_MAX = 60
"""Characters of a goal's name in the form."""
_GOAL = "goal:"
"""How the block id of a goal's field begins; its id follows."""
_CHOICES = (
    Choice(Field.SHORT_NAME, "Its short name"),
    Choice(Field.NUMBERS, "Numbers"),
    Choice(Field.CHECKIN_STATUS, "How I say it goes, in check-ins"),
    Choice(Field.MISSES, "Misses with their numbers, after I have seen the words"),
    Choice(Field.WINS, "Good news"),
    Choice(Field.WORD, "They may write me a word"),
    Choice(Field.GOAL_WORDS, "The goal in full"),
)


def form(agreement: Agreement, drafting: Drafting) -> View:
    """Each active goal with what one partner sees of it; nothing ticked is nothing shared."""
    who = name_of(agreement.partner, agreement.partnership.partner_slack_id)
    is_open = agreement.partnership.state is PartnershipState.INVITED
    blocks: list[Block] = [
        section(f"What {who} {'would see' if is_open else 'sees'} of each goal. Nothing ticked: not shared.")
    ]
    for goal in drafting.goals[:GOALS_MAX]:
        boxes = checkboxes(_CHOICES, agreement.grants.get(goal.id, frozenset()))
        label = cut(f"{goal.number} {goal.short_name}", NAME_MAX)
        blocks.append(field(f"{_GOAL}{goal.id}", label, boxes, optional=True))
    usual = by_default(agreement.partnership.role)
    labels = [choice.label for choice in _CHOICES if Field(choice.value) in usual]
    names = "; ".join(f"{label[:1].lower()}{label[1:]}" for label in labels)
    blocks += [
        context(f"Usual for this role: {names}."),
        context("A change holds for the next message, also one already planned. It is announced to nobody."),
    ]
    metadata = pack(partnership=str(agreement.partnership.id))
    return modal(TITLE, ids.PARTNER_GOALS_FORM, blocks, submit="Save", metadata=metadata)


def chosen(values: FormValues) -> Grants:
    """What was ticked, by goal; what is no goal's id or no field is left out."""
    return {
        goal_id: frozenset(Field(each) for each in values.choices(name) if each in set(Field))
        for name in values.values
        if name.startswith(_GOAL) and (goal_id := _id(name.removeprefix(_GOAL))) is not None
    }


def first_field(values: FormValues) -> str:
    """Where a sentence about the whole form stands."""
    return next((name for name in values.values if name.startswith(_GOAL)), _GOAL)


def saved(agreement: Agreement) -> View:
    """The end of that form: what they see from now on."""
    return modal(TITLE, "page", [section(shared(agreement))])


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
