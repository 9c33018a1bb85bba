"""APScheduler with a job for each member, in a store that lasts: what the planner is measured against."""

from datetime import UTC, timedelta
from time import process_time

from apscheduler.executors.base import BaseExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.clock import SystemClock

JOBS, DUE = 5_000, 500


class _Nowhere(BaseExecutor):  # type: ignore[misc]
    """Runs nothing: only what APScheduler itself does is measured."""

    def _do_submit_job(self, job: object, run_times: object) -> None:
        del job, run_times


class _Woken(BaseScheduler):  # type: ignore[misc]
    """Looks when it is told to."""

    def wakeup(self) -> None:
        """By hand."""

    def shutdown(self, wait: bool = True) -> None:
        """Nothing runs."""
        del wait


def job_per_member() -> float:
    """Seconds of CPU for each due job; its SQLite is in memory, so that no disk is waited for."""
    stores, executors = {"default": SQLAlchemyJobStore("sqlite://")}, {"default": _Nowhere()}
    scheduler = _Woken(timezone=UTC, jobstores=stores, executors=executors)
    scheduler.start()
    weekly = CronTrigger(day_of_week="mon", hour=9, timezone="Europe/Berlin")
    now = SystemClock().now()
    for number in range(JOBS):
        at = now + timedelta(minutes=-1 if number < DUE else 60)
        options = {"id": str(number), "misfire_grace_time": None, "next_run_time": at}
        scheduler.add_job("builtins:print", weekly, **options)
    before = process_time()
    scheduler._process_jobs()
    return (process_time() - before) / DUE
