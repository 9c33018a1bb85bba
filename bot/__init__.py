"""The bot: what it knows, decides and says.

A line of code knows its room by what it touches:

- `domain`: rules on goals and time; pure, no clock, no framework
- `db`: tables, engines, transactions, named queries
- `usecases`: one transaction per act; return facts, know no Slack
- `slack`: blocks, words, and the one way out to Slack
- `demo`: a strict local Slack with people in it
- `settings`, `clock`, `dependencies`, `wiring`, `__main__`: how it is put together

What a person does arrives in `handlers/`; what the clock does starts in `jobs/`.
"""
