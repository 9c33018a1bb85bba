"""Every command, action id and form id there is; buttons carry ids, never state or rights."""

COMMAND_GOAL = "/goal"
COMMAND_LOG = "/log"
COMMAND_CHECKIN = "/checkin"
COMMAND_PARTNER = "/partner"
COMMAND_COACH = "/coach"

SHORTCUT_LOG = "shortcut:log"
SHORTCUT_NEW_GOAL = "shortcut:new_goal"
