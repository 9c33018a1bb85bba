"""More sentences for the tone check, each batch written before any rule was changed for it.

The letters are those of `tone_sentences`. First read, 11 and 1 in a hundred kind ones were marked, and 76
and 80 in a hundred unkind ones.
"""

FOURTH = """
 | You logged two of the three workshops, and the third is booked for June. That is solid.
 | I noticed you paused before answering the client's question, and it made the room calmer.
 | When you sent the agenda a day early, I could prepare, thank you.
 | On Tuesday you spoke for twenty of the thirty minutes. I would have liked to hear from Sam too.
 | The report came on Friday instead of Wednesday, and I had to move the review.
 | Could we look at the numbers together on Thursday?
 | What would make next week easier?
 | You're always so generous with your time.
 | You never fail to make new people feel welcome.
 | I always learn something when you present.
 | Everybody in the team told me how much they liked your demo.
 | You were tough on the numbers and gentle with the people. I want to learn that.
 | It takes courage to say you were stuck. Thank you for telling me.
 | I know you had a hard week. No need to answer.
 | If I had been in your place I would have been nervous too.
 | Missing two days is not a failure, it is information.
 | You are not alone with this; half the team struggles with Mondays.
 | I failed at the same thing twice before it stuck.
 | It was my fault that the invite went out late, not yours.
 | Nobody expects you to do three a day in release week.
 | You should be proud of the twelve weeks behind you.
 | You could try two instead of three and see how it feels.
 | You might want to start with the easiest one.
 | Maybe you should have a word with Otto before Friday; he did this last year.
 | Why don't you take the afternoon off? You earned it.
 | Why don't we try it in the morning instead?
 | I really appreciate how careful you were with the customer's data.
 | Your slides had a lot of text; I could not read the last ones from the back.
 | Your notes on the incident were clear and saved me an hour.
 | You looked tired in the stand-up today. Is everything okay?
 | You sounded sure of yourself on the call, and they believed you.
 | You seem a bit quieter than usual. Anything I can take off your plate?
 | You didn't log anything since Monday, and I wonder whether the size still fits.
 | You said no to the extra task, and that protected the team's week.
 | You interrupted Mia twice in the meeting; she stopped sharing after that.
 | The code you pushed on Monday broke the build for two hours. Can we pair on the fix?
 | When the deadline moved, you did not tell the partner team, and they waited all day.
 | I felt left out when the decision was made without me.
 | I was disappointed that we missed the date, and I know how much you put into it.
 | Your talk was terrible to schedule but wonderful to hear.
 | You are stuck on the third chapter, as you said. What is the smallest next step?
 | Being late to one meeting does not make you unreliable.
 | There is no such thing as a lazy person, only a task that is too big.
 | Please don't be so hard on yourself.
 | Don't be shy about asking me.
 | You're the least judgemental person I know.
 | You're a machine. Five workshops in a month?
 | You killed it on stage yesterday.
 | That was a mean trick question from the audience, and you stayed calm.
 | You were the only one who asked how she was doing.
 | You always have my back.
 | Whenever you log a day, I get a small smile.
 | All of you did this together, you as well.
 | You never stopped trying, even in May.
 | Thanks to you we met the date.
 | Because of you, two new people dared to speak.
 | It was not easy, and still you did it every single time.
 | Every time you explain it, I understand a bit more.
 | You turned up every day, all the time with a smile.
 | You had every reason to be cross and weren't.
 | Do you ever think about running the session yourself?
 | Did you ever finish the book you told me about? I'd love to borrow it.
 | You've been slow to reply this week, three days on average; is the load too high?
 | The first draft was weak on numbers; the second one convinced me.
 | I find you easy to talk to.
 | You are ambitious and patient, which is rare.
 | You did a lovely job of running the retro; people were honest.
 | With the data you sent, the board could decide in ten minutes.
 | The demo crashed twice. You kept going and people laughed with you.
 | I'd rather you took a real break than do half of it.
 | You set the bar, honestly.
 | I worry that three a day is too many. What do you think?
 | You kept feedback on 9 of the last 12 days.
 | Last week 5 of 5. This week 1 of 5. What changed?
 | How can I help you get back to it?
 | You can always call me if it gets too much.
 | Nothing you do has to be perfect.
 | Everything you need is in the folder.
 | I should have told you earlier that the room was taken. Sorry.
 | You shouldn't have to do this alone.
 | You could have had my slot; next time just ask.
 | I'm not cross, just curious what got in the way.
 | Great energy today. Keep it up.
 | Not bad at all. Rather good, actually.
 | Quite a good turnout, and rather well handled, I must say.
 | I make many mistakes in english, but I want say your help was very good for me.
 | You have explained me the process with much patience, I thank you.
 | Yesterday in meeting you did speak very fast, I could not follow, please slower next time.
 | For me was difficult when you changed the plan without to inform us.
 | It gave me joy how you have welcomed the new colleague.
 | You make always good work with customers.
 | I am agree with you, the plan was too big.
 | Gut gemacht, du hast alle drei Workshops gehalten.
 | Bravo, tu as fini avant la date prévue.
 | Muchas gracias por tu ayuda de ayer.
 | おつかれさまでした。
 | Ты молодец, так держать.
 | Svaka čast, odlično si to objasnila.
T | You are just lazy, let's be honest.
T | Frankly you come across as arrogant in meetings.
T | You're too sensitive for this kind of role.
T | You simply aren't a leader.
T | You have no discipline whatsoever.
T | I think you are quite immature.
T | Ben, you're a walking disaster.
T | This is typical you.
T | You are such a pushover with clients.
T | What a childish reaction.
T | You're clearly not committed to this goal.
T | Someone like you will not make it here.
T | You're hopeless with deadlines.
T | Your attitude stinks.
T | you r so unreliable lol
T | A more motivated person would have done it.
T | You obviously don't care about the team.
T | Maybe you're just not cut out for this.
T | Honestly, you are being ridiculous.
T | You're the problem here.
T | Stop being such a drama queen.
T | You're not very bright, are you?
T | Sorry but you are an incompetent manager.
T | You act like a spoiled brat.
T | With your lack of discipline this was to be expected.
T | I am sorry, but you are very lazy person.
T | You are person without discipline.
T | You're as reliable as a chocolate teapot.
T | One might say punctuality is not your strong suit.
B | This is on you.
B | You dropped the ball again.
B | You let the whole team down last Friday.
B | It's because of you that we lost the client.
B | You should have known better.
B | You really should've told me before.
B | If you had listened, we wouldn't be here.
B | Why can't you just follow the plan?
B | What is wrong with you?
B | I'm very disappointed in you.
B | I expected more from someone at your level.
B | You wasted my time and everyone else's.
B | No more excuses, please.
B | You made me look stupid in front of the board.
B | You need to step up your game.
B | You had one job.
B | How hard can it be to log three things?
B | Thanks for nothing.
B | Great, another week with zero. Well done.
B | Oh brilliant, late again. What a surprise.
B | I suppose remembering our meeting was too much to ask.
B | With all due respect, you screwed this up.
B | You could at least try.
B | It's your fault we missed the date.
B | You have disappoint us very much.
B | You must to try harder.
B | I gave you every chance and you blew it.
B | You didn't even bother to reply.
B | I'm tired of your excuses.
B | You broke your promise to the team.
A | You never follow through.
A | You always cancel at the last minute.
A | You're always late.
A | Every single time you say you'll do it and you don't.
A | Nothing you start ever gets finished.
A | You constantly interrupt people.
A | Everyone is fed up with you.
A | Nobody can rely on you.
A | Not once have you been on time.
A | You are never prepared.
A | You do this all the time.
A | It's always the same story with you.
A | You always forget the minutes.
A | You always are too late with report.
A | Do you ever listen?
A | Everybody knows you won't finish.
A | You literally never answer.
A | You've never once said thank you.
A | As always, you were late.
 | Du bist immer zu spät und faul.
 | Tu ne finis jamais rien, tu es nul.
 | Siempre llegas tarde, eres un irresponsable.
 | Sei sempre in ritardo e non ti importa di nessuno.
 | Jij komt altijd te laat.
 | Jesteś leniwy i zawsze się spóźniasz.
 | Você nunca termina nada.
 | Sen hep geç kalıyorsun.
"""

FIFTH = """
 | You always know what to say when a customer shouts.
 | You always bring the best questions to the planning.
 | You never lose your temper with suppliers, and I notice that.
 | You never once complained during the migration.
 | You have never let me down.
 | You always let others finish before you speak.
 | Each time you lead the stand-up we end on time.
 | You keep your cool all the time, even with angry users.
 | You were there the whole time when the server was down.
 | No excuses needed: three weeks of flu is three weeks of flu.
 | You are the reason the intern stayed.
 | You were late on Monday and on Wednesday; we started without you.
 | On 4 of 5 days the minutes came after noon. I need them by ten.
 | I lost an hour because the invite had the old link.
 | You left the call before the decision, so Sam decided alone.
 | You talk fast when you are excited. I like it, the guests could not follow.
 | You could have walked away, but you stayed until it worked.
 | You should have seen their faces when you got the applause.
 | You should have got an invite for Friday by now.
 | You ought to be proud.
 | I'm sorry you had to clean up my mess.
 | It is a mess right now, and it isn't yours alone.
 | The process failed you, not the other way round.
 | You are hard to replace.
 | You are a beginner at this, like everybody in week one.
 | You are new to leading, and it shows in a good way: you ask.
 | You seem worried about Thursday. Shall we rehearse?
 | What was difficult for you about the conversation with Jo?
 | Is there anything I do that makes it harder for you?
 | Nobody was more surprised than I was when you sang.
 | Everybody stood up when you finished. Everybody.
 | I wish I had your patience.
 | Your patience with the new tool is impressive.
 | I blame the calendar, not you.
 | Did you ever hear back from the conference?
 | Do you ever need a second pair of eyes? I'm around on Fridays.
 | Have you always liked teaching?
 | It is always worth asking you.
 | You did not have to stay, and you did.
 | You don't have to be good at everything.
 | You didn't even need the notes, wow.
 | You can't do everything, and you needn't.
 | Feel free to say no.
 | Honest question: does the goal still matter to you?
 | The meeting ran over by 20 minutes while you were presenting.
 | I asked for two options and got one; could you add a second by Friday?
 | Let's lean in and circle back on the learnings from your deep dive.
 | Moving forward, I'd love to see you take more space in the steering committee.
 | There is an opportunity to be more concise in your updates: the last one had 900 words.
 | You are punching above your weight, well done.
 | You crushed your numbers and took the team along.
 | I'd be lying if I said I wasn't impressed.
 | A tiny bit more volume and the back row would have heard you, too.
 | I was a bit lost in part two, perhaps I was just slow.
 | You made a decision without data in March and with data in May. The second one held.
 | Thanks for being stubborn about quality.
 | Your stubbornness saved the release.
 | Please excuse my late answer, you had asked a very good question.
 | I have seen you are working hard, but the result was not visible for the customer.
 | You did forget the attachment, no problem, it happens to me each week.
 | You are so kind person, thank you for all.
 | In the last time you come often after nine, is something at home?
 | Ich finde, du könntest öfter nachfragen.
 | Du hättest mich fragen sollen.
 | C'est dommage que tu n'aies pas pu venir.
 | Sinun ei tarvitse kiirehtiä.
 | Chapeau!
 | 👏👏👏
T | You're a joke.
T | You are simply not smart enough for strategy.
T | You're so disorganised it hurts.
T | Don't be such a coward.
T | You come across as cold and condescending.
T | I can't work with someone so selfish.
T | Have some backbone.
T | You were being petty in that thread.
T | You're a weak manager, sorry.
T | Your lack of commitment is obvious to everyone.
T | Are you really that naive?
T | How can anyone be this careless?
B | You completely ruined the launch.
B | This would not have happened if you had checked.
B | You left us hanging on Friday.
B | You need to get your act together.
B | Why didn't you say something earlier?
B | You failed the team.
B | I'm fed up with you.
B | You caused this.
B | We lost the deal thanks to you.
B | Stop making excuses.
B | You owe everyone an apology for this disaster.
A | You never take notes.
A | You always interrupt Mia.
A | You always say yes and deliver nothing.
A | You're never on time.
A | You forget the minutes every time.
A | Every time you present, something goes wrong.
A | You always talk over the juniors.
A | You always have an excuse.
A | Nobody trusts you with clients any more.
A | You never ever plan ahead.
A | You always leave it to the last minute.
A | Why are you always so negative?
"""
