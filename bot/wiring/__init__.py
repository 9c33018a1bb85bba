"""Builds, starts and stops everything, in order; the only room that knows handlers, jobs, settings and the demo."""
