# The words of the site in Korean.
#
# Every message stands in ja.ftl and in every other language alike. Messages named `print-…` go to the handouts; a
# `{"{date}"}` in them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Children from ten up read these, some with little schooling in Korean: short sentences, easy words, 해요 style.

## The language

language-name = 한국어
list-separator = {", "}

## Sections of an entry

section-incident = 무슨 일이 있었나
    .also = 무슨 일이 일어났나 | 있었던 일 | 이야기
section-discuss = 함께 이야기해요
    .also = 이야기 나누기 | 토론 | 생각해 봐요
section-explain = 왜 그랬을까
    .also = 해설 | 왜 일어났을까
section-prevent = 예방하려면
    .also = 막으려면 | 예방
section-cope = 만약 일어났다면
    .also = 이런 일이 생겼다면 | 대처 방법
section-law = 법의 창
    .also = 법률 | 법에서는
section-lesson = 수업안
    .also = 지도안 | 수업의 흐름
section-family = 집에서
    .also = 가정에서 | 가족과 함께
section-quiz = 퀴즈
    .also = 확인 퀴즈
section-scenario = 시나리오
    .also = 갈림길

## Ways around the site

skip-to-content = 본문으로 가기
nav-main-label = 주요 페이지
nav-languages-label = 언어
nav-footer-label = 모든 페이지
nav-contents-label = 이 페이지의 내용
nav-home = 홈
nav-cases = 사례
nav-desks = 상담하기
nav-glossary = 낱말
nav-laws = 법
footer-line = 힘들 때는 혼자서 끌어안지 않아도 괜찮아요.
not-found-title = 페이지를 찾을 수 없어요
not-found-lede = 주소가 바뀌었거나 잘못 입력했을 수 있어요. 아래 페이지에서 찾아볼 수 있어요.
chooser-title = 언어를 골라 주세요

## Notices

notice-fallback = 이 페이지는 아직 한국어로 볼 수 없어요. { $language } 글을 보여 주고 있어요.
notice-machine = 이 페이지는 기계가 번역했어요. 아직 사람이 확인하지 않아서 어색하거나 틀린 곳이 있을 수 있어요.
card-untranslated = 아직 한국어로 볼 수 없어요
external-note = 외부 사이트
updated = 업데이트: { $date }
date-as-of = { $date } 기준
date-checked = { $date }에 확인
date-unverified = 날짜를 아직 확인하지 않았어요
date-overdue = 오래된 내용일 수 있어요. 공식 페이지에서도 확인해 주세요.

## Home and lists

home-help-title = 지금 도움이 필요하다면
home-help-lede = 그냥 이야기만 해도 괜찮아요. 무슨 일이 있었는지 잘 말하지 못해도 괜찮아요.
home-all-desks = 상담할 수 있는 곳 모두 보기
home-cases-title = 사례 읽기
home-pages-title = 이 사이트에 대하여
cases-lede = 인터넷에서 일어날 수 있는 일을 이야기로 읽어요. 읽고 나서 함께 이야기해 봐요.
desks-lede = 이야기를 들어 주는 사람, 도와주는 사람이 있어요. 어디든 좋으니 이야기하기 편한 곳을 골라 주세요.
glossary-lede = 이 사이트에 나오는 어려운 말의 뜻이에요.
laws-lede = 인터넷에서 일어나는 일과 관계있는 일본의 법과 절차예요.

## Cases

case-eyebrow = 사례
fact-grades = 학년
fact-minutes = 시간
topics = 주제
care-gentle = 편안한 내용이에요.
care-sensitive = 읽기 전에
care-high = 읽기 전에
tools-label = 수업에 쓰는 자료
tool-worksheet = 활동지
tool-pdf = PDF
tool-quiz = 퀴즈만 있는 페이지
for-teachers = 선생님께
for-families = 가정에
help-title = 이야기할 수 있는 사람이 있어요
help-lede = 혼자 정하지 않아도 돼요. 이야기하기 편한 곳을 하나 골라 주세요.
case-laws = 관계있는 법
case-terms = 나온 말
sources = 출처
related-cases = 이 내용이 나오는 사례

## Laws

law-articles = 조문
law-figure = 정해진 내용
law-in-force = 시행
law-note = 이것은 일반적인 설명이에요. 실제 판단은 전문가와 상담해 주세요.

## Desks and their channels

desk-contact = 연락하는 방법
desk-for = 누구를 위한 곳
desk-ages = 나이
desk-operator = 운영
desk-group-danger = 지금 위험할 때
desk-group-talk = 이야기를 들어 주면 좋겠을 때
desk-group-remove = 게시물을 지우고 싶을 때
desk-group-money = 돈이나 쇼핑 때문에 곤란할 때
desk-group-law = 법에 대해 묻고 싶을 때
channel-phone = 전화
channel-chat = 채팅
channel-line = LINE
channel-form = 입력 양식
channel-mail = 이메일
channel-visit = 창구로 찾아가기
channel-anonymous = 이름을 말하지 않아도 돼요
channel-named = 이름을 물어봐요
channel-languages = 쓸 수 있는 언어: { $list }
cost-free = 무료
cost-call-charge = 통화료가 들어요

## Ages, grades, minutes, hours, sizes

ages-range = { $from }~{ $to }세
ages-up-to = { $to }세까지
ages-from = { $from }세부터
minutes-list = { $list }분
minutes-separator = {" 또는 "}
grade-e = 초{ $n }
grade-j = 중{ $n }
grade-h = 고{ $n }
grades-range = { $from }~{ $to }
grades-one = { $grade }
weekday-mo = 월
weekday-tu = 화
weekday-we = 수
weekday-th = 목
weekday-fr = 금
weekday-sa = 토
weekday-su = 일
hours-holidays = 공휴일
hours-closed = 쉼
hours-always = 24시간

## Parts of a text

alert-note = 덧붙임
alert-tip = 힌트
alert-important = 중요해요
alert-warning = 조심해요
alert-caution = 위험해요
table-label = 표
footnotes-title = 주
footnote-back = 본문의 주 { $n }번으로 돌아가기

## Quiz

choice-labels = 가 나 다 라 마 바
quiz-question = 문제 { $n }
quiz-choose-several = 알맞은 것을 모두 골라 주세요.
quiz-hint = 힌트 보기
quiz-answer = 답과 해설
quiz-private = 답은 어디에도 보내지 않고, 남지도 않아요. 몇 번이든 다시 생각할 수 있어요.
quiz-check = 답 확인하기
quiz-again = 다시 생각하기
quiz-choose-first = 먼저 답을 골라 주세요.
quiz-right = 맞아요.
quiz-wrong = 조금 더 생각해 봐요.
quiz-partly = 거의 다 왔어요. 고른 것을 다시 살펴봐요.
quiz-mark-right = 맞음
quiz-mark-wrong = 이건 아니에요
quiz-progress = { $total }문제 중 { $done }문제를 했어요
quiz-result = { $total }문제 중 { $right }문제가 정답이에요
quiz-result-all = 곰곰이 잘 생각했어요. 가장 마음에 남은 것을 누군가에게 이야기해 봐요.
quiz-result-some = 틀려도 잃는 것은 없어요. 마음에 걸리는 문제는 다시 생각해 봐요.
quiz-closing-title = 끝까지 생각했어요
quiz-closing = 여기에는 점수가 없어요. 힘들어지면 쉬어요. 이야기하고 싶어지면, 들어 줄 사람이 있어요.
quiz-review = 모든 보기 돌아보기
quiz-restart = 처음부터
quiz-to-case = 사례 읽기

## Handouts

print-worksheet = 활동지
print-name = 이름
print-class = 반
print-date = 날짜
print-teacher-page = 선생님용: 답과 해설
print-answer = 답
print-explanation = 해설
print-hint = 힌트
print-page = 쪽
print-help = 상담할 수 있는 곳
print-machine-note = 이 종이의 글은 기계가 번역했어요. 아직 사람이 확인하지 않았어요.
print-write = 생각한 것을 써 봐요
print-questions = 함께 이야기해요
print-quiz = 퀴즈
print-choose-one = 하나를 골라요.
print-choose-many = 알맞은 것을 모두 골라요.
print-edition = 제{"{edition}"}판
print-updated = {"{date}"} 업데이트
print-as-of = {"{date}"} 기준
print-unverified = 날짜를 아직 확인하지 않았어요
print-channel-phone = 전화
print-channel-chat = 채팅
print-channel-line = LINE
print-channel-form = 입력 양식
print-channel-mail = 이메일
print-channel-visit = 창구

# Print: words the sheet adds by itself.
print-teacher = 선생님용
print-task-done = 했음
print-task-open = 아직

# The text that `casebook new` begins a case with.
new-title = (제목을 써요)
new-summary = (어떤 이야기인지 한두 문장으로 써요)
new-text = (여기에 써요)
new-question = (질문을 한 문장으로 써요)
new-choice = (고를 만한 답)
new-choice-right = (맞는 답)
new-feedback = (고른 사람에게 해 줄 말)
new-hint = (힌트)
new-explanation = (해설)

# The page at a former address.
moved-title = 페이지의 주소가 바뀌었어요

# The places of a case in curricula.
curriculum = 교육과정과의 관련

# Names of languages, for notices and for what help desks speak.
language-ja = 일본어
language-ja-simple = 쉬운 일본어
language-en = 영어
language-zh = 중국어
language-zh-Hans = 중국어(간체)
language-ko = 한국어
language-es = 스페인어
language-pt = 포르투갈어
language-pt-BR = 포르투갈어(브라질)
language-vi = 베트남어
language-fil = 필리핀어
language-tl = 타갈로그어
language-ne = 네팔어
language-th = 태국어
language-id = 인도네시아어
language-ar = 아랍어
language-km = 크메르어
language-my = 미얀마어
language-mn = 몽골어
language-fr = 프랑스어
language-si = 싱할라어
language-ur = 우르두어
language-ru = 러시아어
