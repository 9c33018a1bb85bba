"""What people read, and the one way out to Slack."""
