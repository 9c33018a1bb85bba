"""The amount that the goal check names, and how often it is due."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.cadences import CadenceReading
from bot.domain.folding import words_of
from bot.domain.main_amounts import goal_quantity
from bot.domain.matching import singular
from bot.domain.phrases import Sentence, amounts_of
from bot.domain.quantities import Quantity

_MEASURED = words_of(
    """
    min hours km miles kg lbs % $ € £ pages page words word steps step calories kcal glasses glass cups cup
    liters litres l ml ounces oz grams g reps laps meters metres m yards seconds push-ups pushups sit-ups
    squats burpees pull-ups dollars euros bucks servings portions lines
    """
)
"""Units of one sitting: "10 pages a day" is one time ten, "3 calls a day" are three."""
_TIMES = "times"


@dataclass(frozen=True, slots=True)
class MainAmount:
    """`amount` `unit`; `times` per period, None where nothing comes round."""

    amount: Decimal
    unit: str
    times: Decimal | None


def main_amount(sentence: Sentence, *, decimal_comma: bool = False) -> MainAmount | None:
    """The main amount of a sentence, None where it has none (wording.md, times per period).

    "3 calls a week" are 3 calls, 3 times; "2 sessions of 30 minutes a week" 30 minutes, twice; "3 times a
    week" alone is its own amount.
    """
    rhythm = sentence.rhythm
    _, quantity = goal_quantity(sentence.squeezed, decimal_comma=decimal_comma)
    if rhythm is None:
        if quantity is None:
            return None
        times = not quantity.unit and sentence.squeezed.startswith(" times", quantity.end)
        return MainAmount(quantity.amount, _TIMES if times else quantity.unit, None)
    if quantity is None:
        return MainAmount(max(rhythm.times, Decimal(1)), _TIMES, rhythm.times) if rhythm.times_said else None
    return _often(sentence.squeezed, quantity, rhythm)


def _often(squeezed: str, quantity: Quantity, rhythm: CadenceReading) -> MainAmount:
    amount, unit, times = amounts_of(squeezed, quantity, rhythm)
    counted = unit not in _MEASURED and singular(unit) not in _MEASURED
    if times == rhythm.times == 1 and counted and not rhythm.weekdays:
        return MainAmount(amount, unit, amount)
    return MainAmount(amount, unit, times)
