"""What a person does in Slack: parse, one use case, one view."""
