"""The career goal and its why: by command, from Home, and wherever a page leads on to it."""

from dataclasses import replace

from bot.dependencies import Dependencies
from bot.domain.career_facts import CAREER_MAX
from bot.domain.errors import Gone
from bot.domain.roadmap import Step
from bot.domain.ways_in import Way
from bot.slack import career_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import careers
from handlers.given import act, reading


class CareerHandlers:
    """Where somebody wants to go, why, and their own words given back to them."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.CAREER: self.career, Way.WHY: self.why}
        self.presses = {
            ids.CAREER_OPEN: self.open_form,
            ids.CAREER_WHY: self.open_why,
            ids.CAREER_SHOW: self.show,
            ids.CAREER_REMIND: self.remind,
            ids.CAREER_SKIP: self.skip,
        }
        self.submissions = {ids.CAREER_FORM: self.save, ids.CAREER_WHY_FORM: self.save_why}

    async def career(self, asked: Command, words: str) -> Answer:
        """`/goal career [words]`: the form, the words in it as the next role."""
        facts = await careers.look(*act(self._deps, asked))
        if words:
            facts = replace(facts, career=replace(facts.career, next_role=words[:CAREER_MAX]))
        return OpenForm(career_views.form(facts))

    async def why(self, asked: Command, _words: str) -> Answer:
        """`/goal why`."""
        return OpenForm(career_views.why_form(await careers.look(*act(self._deps, asked))))

    async def open_form(self, press: Press) -> Answer:
        """The career goal's form, wherever a page leads on to it."""
        return ShowView(career_views.form(await careers.look(*act(self._deps, reading(press)))))

    async def open_why(self, press: Press) -> Answer:
        """The three questions."""
        return ShowView(career_views.why_form(await careers.look(*act(self._deps, reading(press)))))

    async def show(self, press: Press) -> Answer:
        """*My career goal* on Home; whoever has none is asked for it."""
        facts = await careers.look(*act(self._deps, reading(press)))
        known = facts.career.named or facts.career.has_why
        return OpenForm(career_views.shown(facts) if known else career_views.form(facts))

    async def remind(self, press: Press) -> Answer:
        """*Remind me why*."""
        return OpenForm(career_views.reminder(await careers.look(*act(self._deps, reading(press)))))

    async def skip(self, press: Press) -> Answer:
        """*Leave this out*: what comes after it."""
        try:
            step = Step(press.value)
        except ValueError:
            raise Gone("step") from None
        return ShowView(career_views.skipped(await careers.skip(*act(self._deps, press), step)))

    async def save(self, form: Submission) -> Answer:
        """Where somebody wants to go."""
        values = form.values
        next_role, eventually = values.text(career_views.NEXT_ROLE), values.text(career_views.EVENTUALLY)
        if not next_role and not eventually:
            return FieldErrors({career_views.NEXT_ROLE: career_views.SAY_WHERE})
        return ShowView(career_views.saved(await careers.save(*act(self._deps, form), next_role, eventually)))

    async def save_why(self, form: Submission) -> Answer:
        """The answers, as many as there are."""
        blocks = (career_views.ENERGISE, career_views.FULFIL, career_views.FITS)
        said = {block: form.values.text(block) for block in blocks}
        return ShowView(career_views.saved_why(await careers.say_why(*act(self._deps, form), said)))
