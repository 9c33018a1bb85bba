"""Builds, starts and stops everything, in order; the only room that knows settings, handlers, jobs, demo."""
