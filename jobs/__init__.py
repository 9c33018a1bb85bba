"""What the clock does: bells, planning, sending."""
