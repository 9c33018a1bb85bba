"""Sentences as people write them to somebody they want to help, or to hurt, with what is to be marked.

`T` a trait, `B` blame, `A` an absolute word, nothing where the check has to be silent.
"""

FIRST = """
T | You are lazy.
T | you're just not reliable
T | Honestly, you seem pretty unmotivated lately.
T | You are a failure.
T | You're such a procrastinator!
T | I think you lack discipline.
T | You have no backbone.
T | Your work was sloppy.
T | You're not leadership material.
T | Don't be so sensitive.
T | Stop being lazy and log it.
T | You are the kind of person who gives up.
T | People like you don't get promoted.
T | That was really unprofessional of you.
T | You were careless with the numbers.
T | Pathetic.
T | So lazy.
T | She is a control freak.
T | You've become really negative.
T | Maybe you are simply too slow for this role.
T | You're being dramatic
T | what a disappointment you are
T | You don't care about this at all.
T | Typical you.
B | It's your fault we missed the date.
B | You let the whole team down.
B | You should have done this weeks ago.
B | Why didn't you just do it?
B | You failed us again.
B | Because of you we had to move the launch.
B | I'm disappointed in you.
B | No excuses.
B | How could you forget it?
B | You ruined the demo.
B | What is wrong with you?
B | You didn't even try.
B | You wasted my time.
B | I told you so.
B | Shame on you.
B | Get your act together.
B | You need to try harder.
B | you blew it
A | You always skip Fridays.
A | You never log anything.
A | You're constantly late.
A | You miss this every single time.
A | Nothing you do ever works.
A | Everyone knows you won't do it.
A | You cancel all the time.
A | u never answer
AT | You are always so careless.
AB | You never listen and it's your fault.
 | On Fri 6 and Mon 9 March you logged 1 and 0 of the 3 you planned. Before that, 9 of 10 days held.
 | What would make it fit this week?
 | You missed both days. What got in the way?
 | I noticed two days without an entry.
 | You spoke for four minutes and answered all three questions.
 | In the stand-up on Tuesday you interrupted Jo twice; I lost the thread.
 | Your report was late by a day, and I had to move the review.
 | What is one step you could take today?
 | Would a smaller number help?
 | You are not lazy, you had a release week.
 | It's not your fault.
 | You didn't let anyone down.
 | Nobody thinks you failed.
 | You're doing fine.
 | You can always write to me.
 | I'm always here if you want to talk.
 | You always find a kind word for new people, thank you.
 | You never gave up, and it shows.
 | You were quiet in the meeting; was something up?
 | The first week is always hard.
 | Never mind the missed day.
 | I never managed more than two a week myself.
 | The build was slow, so you had no time.
 | The plan looks too big to me.
 | That is a difficult conversation to have.
 | You are brave to say so.
 | Take care of yourself.
 | You promised yourself three; one is still more than none.
 | Is the goal still the right size?
 | Did the moment in your plan come?
 | Let's look at it together on Friday.
 | Have you ever tried blocking an hour for it?
 | What should have been easier?
 | You should have an invite from me for Friday.
 | You said "I never have time". What takes it?
 | Du bist faul und immer zu spät.
 | Tu es toujours en retard.
 | Siempre llegas tarde.
 | Gut gemacht!
 | Well done.
 | 👏👏
 | ok
"""

SECOND = """
T | You're a bit of a flake, to be honest.
T | You come across as arrogant.
T | You just aren't cut out for this.
T | You're not committed enough.
T | Your attitude is terrible.
T | You were pretty rude in there.
T | It's careless of you to skip the tests.
T | Don't be a baby about it.
T | You have a bad attitude.
T | You are too emotional to lead.
T | You are not a team player.
T | ur so lazy lol
T | You obviously don't care.
T | Someone like you should manage two a week easily.
T | I find you quite stubborn.
T | You have zero ambition.
T | He's unreliable.
T | Your presentation was a mess.
T | How childish.
T | You're hopeless with deadlines.
T | Being this disorganised will cost you.
T | You are naturally shy and that holds you back.
T | You've got no follow-through.
B | The delay is on you.
B | We lost the client because of you.
B | You really should have asked me first.
B | You could at least have written.
B | Stop making excuses.
B | Why can't you just stick to it?
B | You've let yourself down.
B | Just do better.
B | You made us look bad.
B | You messed up the release.
B | You broke your promise.
B | I'm so tired of you not delivering.
B | You can't even manage three.
B | You have nobody to blame but yourself.
B | If you had listened, this would not have happened.
B | You had one job.
B | I expected more from you.
B | You need to step up.
B | What were you thinking?
B | You caused this.
B | That's a lame excuse.
A | It's always the same with you.
A | You're forever postponing it.
A | You've never once kept a week.
A | Not once did you write back.
A | You only ever do the easy ones.
A | No one can rely on you.
A | Every time I look, you have logged nothing.
A | You keep on missing it, over and over.
AB | You always make excuses.
AT | You never take anything seriously.
 | You logged 4 of 5. That is one more than the week before.
 | On Monday you asked every person in the room for their view; two ideas came from that.
 | When you sent the agenda a day early, I came prepared.
 | I felt rushed when the meeting ran over by twenty minutes.
 | Your slides had three numbers I could not find in the report.
 | You said the plan was too big. What would half of it be?
 | Do you want to talk on Thursday?
 | Three weeks in a row now. How did you do it?
 | Don't worry about Friday.
 | I'd love to see the draft when you have one.
 | What always helps me is a fixed hour.
 | You don't have to explain.
 | Could you do it right after lunch instead?
 | You are getting better at this: two pauses instead of none.
 | How can you make the first step smaller?
 | Why don't you try ten minutes?
 | There is no excuse needed for a week off.
 | You were away on Monday, so I looked at Tuesday only.
 | I should have told you sooner.
 | We should have picked a smaller number together.
 | You have every reason to be proud.
 | You've never been closer to your target.
 | It sounds as if the mornings are slow.
 | The feedback form was useless to me too.
 | I was careless with my own plan in spring.
 | That must have been disappointing.
 | The weak point of the plan is Friday, I think.
 | Everyone on the team enjoyed your talk, you could hear it.
 | Nobody expects you to do five.
 | You wrote "I am lazy". I don't see that in the numbers.
 | You are allowed to skip a week.
 | Thanks to you we shipped a day early.
 | You didn't log on Thursday. Was it the release?
 | One missed week is not a failure.
 | Is it a bad time for this goal?
 | What would you tell Mia if she were in your place?
 | You named two risks nobody else had seen.
 | It takes time every week, all of it unpaid. I see that.
 | You are responsible for the budget from May, congratulations.
 | The tests failed again on Friday; can you look at them with me?
 | I have been too negative about this, sorry.
 | Your goal sounds ambitious but doable.
 | You can never be sure with vendors.
 | Ich finde, du solltest dich mehr anstrengen.
 | Non è colpa tua.
 | 你总是迟到
 | 1 of 3, then 3 of 3. What changed?
 | See you at nine.
 | Let me know if I can help.
 | No need to answer.
"""

THIRD = """
T | You are simply not a disciplined person.
T | I think you're afraid of success and pretty insecure.
T | you r a joke
T | You've always been irresponsible.
T | Such a lazy answer from you, you slacker.
T | You have no self-discipline whatsoever.
T | You're not smart enough for that role.
T | Honestly, your time management is a disaster.
T | You sound bitter and negative.
T | You are the least reliable person I know.
T | Your laziness shows.
T | Oh come on, don't be such a coward.
T | They are all incompetent.
T | Being so unprofessional won't help you.
T | A more mature person would have called.
T | You will never be a leader.
B | It is your own fault if nobody trusts the plan.
B | I can't believe you did this to us.
B | You ought to have said something.
B | Thanks to you, I had to stay late.
B | You let Grace down, again.
B | Why haven't you started?
B | You have disappointed everyone.
B | There's no excuse for this.
B | You messed this up completely.
B | If only you had asked.
B | You cost us the deal.
B | Man up.
B | You're to blame for the delay.
B | I have told you a hundred times.
B | You couldn't be bothered to answer.
B | We are all fed up with you.
B | Must I do everything myself because you don't?
A | You never ever reply.
A | You constantly move the date.
A | All the time you say yes and then do nothing.
A | Do you ever finish anything?
A | Everybody thinks you are not up to it.
A | You have missed every single Friday, every time.
A | Nobody respects you when you do that.
A | As always, you were the last one.
AB | You always blow it, it's your fault.
 | You finished the module on Thursday, two days before the date.
 | Yesterday in the review you asked Sam what he needed. He spoke for the first time this month.
 | The demo ran eight minutes over; we skipped the questions.
 | You logged nothing this week. How are you?
 | The number says 2 of 5. What would you like it to say next week?
 | Is Tuesday still a good day for this?
 | Your note about the release week helped me understand.
 | I could not follow the second part of your talk. Could you send the notes?
 | You were ten minutes late on Monday and on Wednesday; we waited with the start.
 | You cut in while Li was speaking, and he stopped.
 | What is the smallest thing that would still count?
 | You know the plan best.
 | You haven't logged since Monday. Shall we talk?
 | A bad week says nothing about you.
 | It was hard for me too at first.
 | If you want, I can ask you on Fridays.
 | You don't need to be perfect.
 | You're not alone in this.
 | You never asked for much, and you gave a lot.
 | Nothing you write here goes further.
 | You would have got my mail on Monday.
 | You always seem to find time for others; when is your hour?
 | Should we make it smaller?
 | Next time you could say the number first.
 | It would help me if you wrote one line on Fridays.
 | You could have a look at Ana's notes.
 | I'm sorry you had such a week.
 | Your report was clear and short.
 | You explained it twice without getting impatient.
 | The room was cold and the projector was terrible.
 | Did you get to the talk?
 | You've done 12 of 12. I have nothing to add.
 | The customer was rude to you, and you stayed calm.
 | You asked why you didn't get an answer: the mail went to the old address.
 | When you interrupted, I stopped talking because I felt unsure.
 | Could you have another look at page 3?
 | How can you tell that it worked?
 | The team always has lunch at noon, join us.
 | I'm not disappointed in you at all.
 | Please don't feel ashamed about it.
 | Bist du immer so langsam?
 | Eres un desastre.
 | Nunca es tarde.
 | Toll, dass du immer dran bleibst.
 | ¡Bien hecho!
"""
