"""Every command, action id and form id there is; buttons carry ids, never state or rights."""

COMMAND_GOAL = "/goal"
COMMAND_LOG = "/log"
COMMAND_CHECKIN = "/checkin"
COMMAND_PARTNER = "/partner"
COMMAND_COACH = "/coach"

SHORTCUT_LOG = "shortcut:log"
SHORTCUT_NEW_GOAL = "shortcut:new_goal"

SETTINGS_OPEN = "settings:open"
SETTINGS_SAVE = "settings:save"
SETTINGS_RESTART = "settings:restart"
AWAY_OPEN = "away:open"
AWAY_SAVE = "away:save"
AWAY_REMOVE = "away:remove"
AWAY_BACK = "away:back"
PRIVACY_OPEN = "privacy:open"
HELP_OPEN = "help:open"

COACH_POST = "coach:post"
COACH_CHOOSE = "coach:choose"
COACH_ORDER = "coach:order"
COACH_CHOICE = "coach:choice"

# Goals
GOAL_FORM = "goal:form"
GOAL_FORM_OPEN = "goal:new"
GOAL_EDIT = "goal:edit"
GOAL_SHOW = "goal:show"
GOAL_LIST = "goal:list"
GOAL_REACHED = "goal:reached"
GOAL_ASK_DROP = "goal:ask_drop"
GOAL_DROP = "goal:drop"
GOAL_KEEP = "goal:keep"
GOAL_RESUME = "goal:resume"

# Promises
PLAN_FORM = "plan:form"
PLAN_FORM_OPEN = "plan:new"
PLAN_FOR = "plan:for"
PLAN_CONFIRM_FORM = "plan:confirm_form"
PLAN_CONFIRM = "plan:confirm"
PLAN_CHANGE = "plan:change"
PLAN_IF_THEN = "plan:if_then"

# Logging
LOG_FORM = "log:form"
LOG_FORM_OPEN = "log:new"
LOG_ONE = "log:one"
LOG_FOR = "log:for"
LOG_UNDO = "log:undo"
LOG_EDIT = "log:edit"
LOG_EDIT_FORM = "log:edit_form"

# Words that were no command
NOTE_KEEP = "note:keep"
NOTE_FORGET = "note:forget"
NOTE_GOAL = "note:goal"

# Home and the first steps
HOME_CHECKIN = "home:checkin"
WELCOME_GOAL = "welcome:goal"
WELCOME_HELP = "welcome:help"
WELCOME_LATER = "welcome:later"

CHECKIN_OPEN = "checkin:open"
CHECKIN_ON_TRACK = "checkin:on_track"
CHECKIN_AT_RISK = "checkin:at_risk"
CHECKIN_STUCK = "checkin:stuck"
CHECKIN_SAME = "checkin:same"
CHECKIN_MORE = "checkin:more"
CHECKIN_SKIP = "checkin:skip"
CHECKIN_FORM = "checkin:form"

NUDGE_LOG = "nudge:log"
NUDGE_LATER = "nudge:later"
NUDGE_NOT_TODAY = "nudge:not_today"
NUDGE_FEWER = "nudge:fewer"

WHY = "why:show"
PROMPTS_STOP = "why:stop"
PROMPTS_START = "why:start"
