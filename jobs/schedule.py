"""Which bell rings when. APScheduler is the metronome, never the memory: a missed bell costs nothing."""

from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from jobs.loops import Bell, Bells

SEND_EVERY = timedelta(seconds=1)
PLAN_EVERY = timedelta(seconds=15)
TIDY_EVERY = timedelta(days=1)


def metronome(bells: Bells) -> AsyncIOScheduler:
    """A scheduler that rings the bells once it is started; everything due is found in the tables."""
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    every = ((bells.send, SEND_EVERY), (bells.plan, PLAN_EVERY), (bells.tidy, TIDY_EVERY))
    for bell, interval in every:
        scheduler.add_job(_ring, "interval", [bell], seconds=interval.total_seconds())
    return scheduler


async def _ring(bell: Bell) -> None:
    """Ring inside the loop: a plain function would be run in a thread."""
    bell.ring()
