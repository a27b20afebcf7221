# The words of the site in Filipino.
#
# Every message of ja.ftl stands here too. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Children from ten up read these: short, warm, everyday Filipino, with English loan words where people use them.

## The language

language-name = Filipino
list-separator = {", "}

## Sections of an entry

section-incident = Ano ang nangyari
    .also = Ang nangyari | Ang kuwento
section-discuss = Pag-usapan natin
    .also = Talakayan | Mag-usap tayo | Pag-isipan natin
section-explain = Bakit ito nangyari
    .also = Paliwanag | Bakit nangyari ito
section-prevent = Paano ito maiiwasan
    .also = Pag-iwas | Paano maiiwasan
section-cope = Kung mangyari ito
    .also = Kung nangyari na | Ano ang gagawin
section-law = Ano ang sinasabi ng batas
    .also = Batas | Ang batas | Sabi ng batas
section-lesson = Banghay-aralin
    .also = Lesson plan | Para sa klase
section-family = Sa bahay
    .also = Sa pamilya | Para sa pamilya
section-quiz = Quiz
    .also = Pagsusulit | Maikling quiz
section-scenario = Senaryo
    .also = Ang pagpipilian mo

## Ways around the site

skip-to-content = Pumunta sa nilalaman
nav-main-label = Mga pangunahing page
nav-languages-label = Mga wika
nav-footer-label = Lahat ng page
nav-contents-label = Nasa page na ito
nav-home = Home
nav-cases = Mga kuwento
nav-desks = Humingi ng tulong
nav-glossary = Mga salita
nav-laws = Mga batas
footer-line = Kapag may problema, hindi mo kailangang dalhin ito nang mag-isa.
not-found-title = Hindi makita ang page
not-found-lede = Baka nagbago ang address, o may mali sa pagka-type. Puwede kang maghanap mula rito.
chooser-title = Pumili ng wika

## Notices

notice-fallback = Wala pang bersyong Filipino ang page na ito. Nasa wikang { $language } ang binabasa mo.
notice-machine = Machine ang nagsalin ng page na ito. Wala pang taong nag-check nito, kaya baka may mali.
card-untranslated = Wala pang bersyong Filipino
external-note = ibang site
updated = Na-update: { $date }
date-as-of = Impormasyon noong { $date }
date-checked = Na-check noong { $date }
date-unverified = Hindi pa na-check ang petsa
date-overdue = Baka luma na ito. Tingnan din ang opisyal na page.

## Home and lists

home-help-title = Kung kailangan mo ng tulong ngayon
home-help-lede = Puwedeng makipag-usap lang. Ayos lang kahit hindi mo pa masabi nang maayos kung ano ang nangyari.
home-all-desks = Tingnan ang lahat ng mahihingan ng tulong
home-cases-title = Magbasa ng kuwento
home-pages-title = Tungkol sa site na ito
cases-lede = Mga kuwento tungkol sa puwedeng mangyari online. Pagkabasa, pag-usapan ninyo.
desks-lede = May mga taong handang makinig, at may mga taong handang tumulong. Piliin kung saan ka pinakakomportable.
glossary-lede = Ang ibig sabihin ng mahihirap na salita sa site na ito.
laws-lede = Mga batas at proseso sa Japan tungkol sa mga nangyayari online.

## Cases

case-eyebrow = Kuwento
fact-grades = Baitang
fact-minutes = Oras
topics = Mga paksa
care-gentle = Banayad ang nilalaman nito.
care-sensitive = Bago magbasa
care-high = Bago magbasa
tools-label = Para sa klase
tool-worksheet = Worksheet
tool-pdf = PDF
tool-quiz = Page na quiz lang
for-teachers = Para sa mga guro
for-families = Para sa pamilya
help-title = May puwede mong makausap
help-lede = Hindi mo kailangang magpasya nang mag-isa. Pumili ng isa kung saan madali kang makakapagsalita.
case-laws = Mga kaugnay na batas
case-terms = Mga salita sa kuwento
sources = Mga pinagkunan
related-cases = Mga kuwentong may banggit nito

## Laws

law-articles = Mga artikulo
law-figure = Ang itinatakda
law-in-force = May bisa mula
law-note = Pangkalahatang paliwanag ito. Para sa totoong sitwasyon, magtanong sa eksperto.

## Desks and their channels

desk-contact = Paano sila makokontak
desk-for = Para kanino
desk-ages = Edad
desk-operator = Nagpapatakbo
desk-group-danger = Kung nasa panganib ka ngayon
desk-group-talk = Kung gusto mong may makinig
desk-group-remove = Kung gusto mong maalis ang isang post
desk-group-money = Kung may problema sa pera o pamimili
desk-group-law = Kung may tanong ka tungkol sa batas
channel-phone = Telepono
channel-chat = Chat
channel-line = LINE
channel-form = Web form
channel-mail = Email
channel-visit = Personal na pagpunta
channel-anonymous = Hindi kailangang sabihin ang pangalan
channel-named = Itatanong ang pangalan mo
channel-languages = Mga wika: { $list }
cost-free = Libre
cost-call-charge = May bayad ang tawag

## Ages, grades, minutes, hours, sizes

ages-range = Edad { $from }–{ $to }
ages-up-to = Hanggang edad { $to }
ages-from = Edad { $from } pataas
minutes-list = { $list } minuto
minutes-separator = {" o "}
grade-e = Elementarya { $n }
grade-j = Junior high { $n }
grade-h = High school { $n }
grades-range = { $from } hanggang { $to }
grades-one = { $grade }
weekday-mo = Lun
weekday-tu = Mar
weekday-we = Miy
weekday-th = Huw
weekday-fr = Biy
weekday-sa = Sab
weekday-su = Lin
hours-holidays = mga holiday
hours-closed = sarado
hours-always = Bukas nang 24 oras

## Parts of a text

alert-note = Note
alert-tip = Hint
alert-important = Mahalaga
alert-warning = Mag-ingat
alert-caution = Delikado
table-label = Talahanayan
footnotes-title = Mga tala
footnote-back = Bumalik sa tala { $n } sa teksto

## Quiz

choice-labels = A B C D E F
quiz-question = Tanong { $n }
quiz-choose-several = Piliin ang lahat ng tama.
quiz-hint = Tingnan ang hint
quiz-answer = Sagot at paliwanag
quiz-private = Hindi ipinapadala o itinatago kahit saan ang mga sagot mo. Puwede kang mag-isip ulit kahit ilang beses.
quiz-check = I-check ang sagot ko
quiz-again = Pag-isipan ulit
quiz-choose-first = Pumili muna ng sagot.
quiz-right = Tama.
quiz-wrong = Pag-isipan pa natin.
quiz-partly = Malapit na. Tingnan mo ulit ang mga pinili mo.
quiz-mark-right = Tama
quiz-mark-wrong = Hindi ito
quiz-progress = { $done } sa { $total } tanong ang tapos na
quiz-result = { $right } sa { $total } ang tama
quiz-result-all = Pinag-isipan mo itong mabuti. Subukan mong ikuwento sa iba ang pinakatumatak sa iyo.
quiz-result-some = Walang mawawala kahit may mali. Puwede mong balikan ang mga tanong na gusto mo pang pag-isipan.
quiz-closing-title = Umabot ka hanggang dulo
quiz-closing = Walang score dito. Kung mabigat na sa loob mo, magpahinga ka muna. Kung gusto mong magkuwento, may handang makinig.
quiz-review = Balikan ang lahat ng pagpipilian
quiz-restart = Magsimula ulit
quiz-to-case = Basahin ang kuwento

## Handouts

print-worksheet = Worksheet
print-name = Pangalan
print-class = Section
print-date = Petsa
print-teacher-page = Para sa guro: mga sagot at paliwanag
print-answer = Sagot
print-explanation = Paliwanag
print-hint = Hint
print-page = Pahina
print-help = Mahihingan ng tulong
print-machine-note = Machine ang nagsalin ng papel na ito. Wala pang taong nag-check nito.
print-write = Isulat ang naisip mo
print-questions = Pag-usapan natin
print-quiz = Quiz
print-choose-one = Pumili ng isa.
print-choose-many = Piliin ang lahat ng tama.
print-edition = Edisyon {"{edition}"}
print-updated = Na-update: {"{date}"}
print-as-of = Impormasyon noong {"{date}"}
print-unverified = Hindi pa na-check ang petsa
print-channel-phone = Telepono
print-channel-chat = Chat
print-channel-line = LINE
print-channel-form = Web form
print-channel-mail = Email
print-channel-visit = Personal na pagpunta

# Print: words the sheet adds by itself.
print-teacher = Para sa guro
print-task-done = tapos
print-task-open = hindi pa

# The text that `casebook new` begins a case with.
new-title = (isulat ang pamagat)
new-summary = (isulat sa isa o dalawang pangungusap kung tungkol saan ang kuwento)
new-text = (magsulat dito)
new-question = (isulat ang tanong sa isang pangungusap)
new-choice = (isang sagot na puwedeng piliin)
new-choice-right = (ang tamang sagot)
new-feedback = (ang sasabihin sa pumili nito)
new-hint = (hint)
new-explanation = (paliwanag)

# The page at a former address.
moved-title = Lumipat na ang page na ito

# The places of a case in curricula.
curriculum = Kaugnayan sa curriculum

# Names of languages, for notices and for what help desks speak.
language-ja = Japanese
language-ja-simple = madaling Japanese
language-en = English
language-zh = Chinese
language-zh-Hans = Chinese (pinasimple)
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
