# The words of the site in English.
#
# Every message stands in ja.ftl, en.ftl and ar.ftl alike. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Children from ten up and learners of English read these: short, plain sentences.

## The language

language-name = English
list-separator = {", "}

## Sections of an entry

section-incident = What happened
    .also = The story
section-discuss = Let's talk
    .also = Let’s talk | Talk about it | Discussion
section-explain = Why it happened
    .also = Explanation
section-prevent = How to prevent it
    .also = Prevention
section-cope = If it happens
    .also = If it happens to you | What to do
section-law = What the law says
    .also = The law
section-lesson = Lesson plan
    .also = For teachers
section-family = At home
    .also = For families
section-quiz = Quiz
    .also = Check yourself
section-scenario = Scenario
    .also = Your choice

## Ways around the site

skip-to-content = Skip to the content
nav-main-label = Main pages
nav-languages-label = Languages
nav-footer-label = All pages
nav-contents-label = On this page
nav-home = Home
nav-cases = Cases
nav-desks = Get help
nav-glossary = Words
nav-laws = Laws
footer-line = Whatever happens, you do not have to carry it alone.
not-found-title = Page not found
not-found-lede = The address may have changed, or there may be a slip in it. You can go on from here.
chooser-title = Choose your language

## Notices

notice-fallback = This page is not available in English yet. You are reading it in { $language }.
notice-machine = This page was translated by machine. No one has checked it yet, so some of it may be wrong.
card-untranslated = Not available in English yet
external-note = external site
updated = Updated: { $date }
date-as-of = As of { $date }
date-checked = Checked on { $date }
date-unverified = Not yet verified
date-overdue = This may be out of date. Please check the official page too.

## Home and lists

home-help-title = If you need help now
home-help-lede = You can just talk. It is all right if you cannot put it into words yet.
home-all-desks = See all the places that help
home-cases-title = Read a case
home-pages-title = About this site
cases-lede = Stories about things that can happen online. Read one, then talk about it together.
desks-lede = There are people who will listen, and people who can act. Choose whichever feels easiest.
glossary-lede = What the harder words on this site mean.
laws-lede = Laws and procedures for things that happen online in Japan.

## Cases

case-eyebrow = Case
fact-grades = Grades
fact-minutes = Time
topics = Topics
care-gentle = A gentle story.
care-sensitive = Before you read
care-high = Before you read
tools-label = For the lesson
tool-worksheet = Worksheet
tool-pdf = PDF
tool-quiz = The quiz on its own page
for-teachers = For teachers
for-families = For families
help-title = Someone to talk to
help-lede = You do not have to decide alone. Choose one place that feels easy to talk to.
case-laws = The laws here
case-terms = Words in this case
sources = Sources
related-cases = Cases that mention this

## Laws

law-articles = Articles
law-figure = What it sets
law-in-force = In force since
law-note = This is a general explanation. For a real situation, please ask an expert.

## Desks and their channels

desk-contact = How to reach them
desk-for = For whom
desk-ages = Ages
desk-operator = Run by
desk-group-danger = If you are in danger now
desk-group-talk = If you want someone to listen
desk-group-remove = If you want a post removed
desk-group-money = If it is about money or shopping
desk-group-law = If you have a question about the law
channel-phone = Phone
channel-chat = Chat
channel-line = LINE
channel-form = Web form
channel-mail = Email
channel-visit = In person
channel-anonymous = No need to give your name
channel-named = They will ask your name
channel-languages = Languages: { $list }
cost-free = Free
cost-call-charge = Call charges apply

## Ages, grades, minutes, hours, sizes

ages-range = Ages { $from }–{ $to }
ages-up-to = Up to age { $to }
ages-from = Age { $from } and over
minutes-list = { $list } minutes
minutes-separator = {" or "}
grade-e = Elementary { $n }
grade-j = Junior high { $n }
grade-h = High school { $n }
grades-range = { $from } to { $to }
grades-one = { $grade }
weekday-mo = Mon
weekday-tu = Tue
weekday-we = Wed
weekday-th = Thu
weekday-fr = Fri
weekday-sa = Sat
weekday-su = Sun
hours-holidays = public holidays
hours-closed = closed
hours-always = Open 24 hours

## Parts of a text

alert-note = Note
alert-tip = Hint
alert-important = Important
alert-warning = Take care
alert-caution = Danger
table-label = Table
footnotes-title = Notes
footnote-back = Back to note { $n } in the text

## Quiz

choice-labels = A B C D E F
quiz-question = Question { $n }
quiz-choose-several = Choose every answer that fits.
quiz-hint = Show a hint
quiz-answer = Answer and explanation
quiz-private = Your answers are not sent or kept anywhere. You can think again as often as you like.
quiz-check = Check my answer
quiz-again = Think again
quiz-choose-first = Choose an answer first.
quiz-right = That’s right.
quiz-wrong = Have another think.
quiz-partly = Nearly there. Look at your choices again.
quiz-mark-right = Right
quiz-mark-wrong = Not this one
quiz-progress = { $done } of { $total } questions done
quiz-result = { $right } of { $total } right
quiz-result-all = You thought it through. Try telling someone the part that stayed with you most.
quiz-result-some = Getting one wrong costs nothing. You can go back to any question that puzzled you.
quiz-closing-title = You made it to the end
quiz-closing = There is no score here. If this felt heavy, take a break. If you want to talk, there are people who will listen.
quiz-review = Go over every choice
quiz-restart = Start again
quiz-to-case = Read the case

## Handouts

print-worksheet = Worksheet
print-name = Name
print-class = Class
print-date = Date
print-teacher-page = For the teacher: answers and explanations
print-answer = Answer
print-explanation = Explanation
print-hint = Hint
print-page = Page
print-help = Where you can get help
print-machine-note = This sheet was translated by machine. No one has checked it yet.
print-write = Write down what you think
print-questions = Let’s talk
print-quiz = Quiz
print-choose-one = Choose one answer.
print-choose-many = Choose every answer that fits.
print-edition = Edition {"{edition}"}
print-updated = Updated {"{date}"}
print-as-of = As of {"{date}"}
print-unverified = Not yet verified
print-channel-phone = Phone
print-channel-chat = Chat
print-channel-line = LINE
print-channel-form = Web form
print-channel-mail = Email
print-channel-visit = In person

# Print: words the sheet adds by itself.
print-teacher = For the teacher
print-task-done = done
print-task-open = to do

# The text that `casebook new` begins a case with.
new-title = (the title)
new-summary = (what the story is about, in one or two sentences)
new-text = (write here)
new-question = (the question, in one sentence)
new-choice = (an answer people might choose)
new-choice-right = (the right answer)
new-feedback = (what to tell whoever chose it)
new-hint = (a hint)
new-explanation = (the explanation)

# The page at a former address.
moved-title = This page has moved

# The places of a case in curricula.
curriculum = Curriculum

# Names of languages, for notices and for what help desks speak.
language-ja = Japanese
language-ja-simple = plain Japanese
language-en = English
language-zh = Chinese
language-zh-Hans = Chinese (simplified)
language-ko = Korean
language-es = Spanish
language-pt = Portuguese
language-pt-BR = Portuguese (Brazil)
language-vi = Vietnamese
language-fil = Filipino
language-tl = Tagalog
language-ne = Nepali
language-th = Thai
language-id = Indonesian
language-ar = Arabic
language-km = Khmer
language-my = Burmese
language-mn = Mongolian
language-fr = French
language-si = Sinhala
language-ur = Urdu
language-ru = Russian
