"""A strict local Slack: its API, its people and its page."""
