"""What one act does, in one transaction; returns facts and knows no Slack."""
