# The words of the site in plain Japanese (やさしい日本語), for people in their first months of Japanese.
#
# Every message stands in ja.ftl and in every other file of this folder alike. Messages named `print-…` go to the handouts;
# a `{"{date}"}` in them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Short sentences, one meaning each, です・ます; no spaces between phrases and no readings by hand: both are added later.

## The language

language-name = やさしい日本語
list-separator = {"、"}

## Sections of an entry

section-incident = どんなことがありましたか
    .also = どんなことがあったか | 何がありましたか | 何があったか | 何が起きたか | できごと
section-discuss = みんなで話しましょう
    .also = 話しましょう | 話し合おう | 考えましょう
section-explain = どうしてですか
    .also = どうしてこうなったか | なぜ起きたか | 解説
section-prevent = こうならないためにすること
    .also = こうならないために | 防ぐには | ふせぐには
section-cope = こうなったときにすること
    .also = こうなったら | もし起きたら | 困ったときにすること
section-law = 法律の話
    .also = 法律 | 法律では | 法律の窓
section-lesson = 授業の計画
    .also = 授業案 | 先生へ
section-family = 家で
    .also = 家庭で | 家の人へ
section-quiz = クイズ
    .also = 問題
section-scenario = 選んで進む話
    .also = シナリオ | 分かれ道

## Ways around the site

skip-to-content = このページの文へ行く
nav-main-label = 大切なページ
nav-languages-label = ことばを選ぶ
nav-footer-label = 全部のページ
nav-contents-label = このページにあること
nav-home = はじめのページ
nav-cases = 話を読む
nav-desks = 助けてもらう
nav-glossary = ことばの意味
nav-laws = 法律
footer-line = 困ったとき、一人でがまんしないでください。
not-found-title = このページはありません
not-found-lede = ページの場所が変わったかもしれません。下のページを見てください。
chooser-title = ことばを選んでください

## Notices

notice-fallback = このページには、まだやさしい日本語がありません。ここにあるのは、{ $language }の文です。
notice-machine = 機械がこのページをやさしい日本語にしました。人は、まだ見ていません。まちがいがあるかもしれません。
card-untranslated = まだやさしい日本語がありません
external-note = ほかのサイト
updated = 新しくした日：{ $date }
date-as-of = { $date }の内容です
date-checked = { $date }に見ました
date-unverified = いつの内容か、まだ調べていません
date-overdue = 古いかもしれません。その役所や会社のページも見てください。

## Home and lists

home-help-title = 今、助けてほしいとき
home-help-lede = 話すだけでもいいです。上手に言えなくても、だいじょうぶです。
home-all-desks = 助けてくれるところを全部見る
home-cases-title = 話を読む
home-pages-title = このサイトについて
cases-lede = インターネットでは、困ることもあります。短い話を読んで、みんなで話しましょう。
desks-lede = 話を聞く人がいます。手伝う人もいます。話しやすいところを選んでください。
glossary-lede = むずかしいことばの意味です。
laws-lede = インターネットのための法律です。法律は、国が決めたルールです。

## Cases

case-eyebrow = 話
fact-grades = 学年
fact-minutes = 時間
topics = 何の話か
care-gentle = おだやかな話です。
care-sensitive = 読む前に
care-high = 読む前に
tools-label = 授業で使うもの
tool-worksheet = 授業のプリント
tool-pdf = PDF
tool-quiz = クイズだけのページ
for-teachers = 先生へ
for-families = 家の人へ
help-title = 話を聞く人がいます
help-lede = 一人で決めなくても、いいです。話しやすいところを一つ選んでください。
case-laws = この話の法律
case-terms = この話のことば
sources = 何を見て書いたか
related-cases = このことが出る話

## Laws

law-articles = 法律の番号
law-figure = 決まっていること
law-in-force = 始まった日
law-note = これは、みんなのための説明です。自分のことは、法律をよく知っている人に聞いてください。

## Desks and their channels

desk-contact = 連絡のしかた
desk-for = だれのため
desk-ages = 何歳の人か
desk-operator = だれがしているか
desk-group-danger = 今、あぶないとき
desk-group-talk = 話を聞いてほしいとき
desk-group-remove = 書いたものを消してほしいとき
desk-group-money = お金や買い物で困ったとき
desk-group-law = 法律のことを聞きたいとき
channel-phone = 電話
channel-chat = チャット（文字で話す）
channel-line = LINE
channel-form = インターネットのページに書いて送る
channel-mail = メール
channel-visit = 会って話す
channel-anonymous = 名前を言わなくてもいい
channel-named = 名前を聞きます
channel-languages = 使えることば：{ $list }
cost-free = お金はいりません
cost-call-charge = 電話のお金がいります

## Ages, grades, minutes, hours, sizes

ages-range = { $from }歳から{ $to }歳まで
ages-up-to = { $to }歳まで
ages-from = { $from }歳から
minutes-list = { $list }分
minutes-separator = 分か
grade-e = 小学校{ $n }年
grade-j = 中学校{ $n }年
grade-h = 高校{ $n }年
grades-range = { $from }から{ $to }まで
grades-one = { $grade }
weekday-mo = 月曜日
weekday-tu = 火曜日
weekday-we = 水曜日
weekday-th = 木曜日
weekday-fr = 金曜日
weekday-sa = 土曜日
weekday-su = 日曜日
hours-holidays = 祝日（国の休みの日）
hours-closed = 休み
hours-always = いつでも（24時間）

## Parts of a text

alert-note = もう少し説明
alert-tip = ヒント
alert-important = 大切です
alert-warning = 気をつけてください
alert-caution = あぶないです
table-label = 表
footnotes-title = 説明
footnote-back = 説明{ $n }の前の場所へ

## Quiz

choice-labels = ア イ ウ エ オ カ
quiz-question = 問題{ $n }
quiz-choose-several = 正しい答えを、全部選んでください。
quiz-hint = ヒントを見る
quiz-answer = 答えと説明
quiz-private = あなたの答えは、どこにも送りません。残りません。何回でも考えることができます。
quiz-check = 答えを見る
quiz-again = もう一度考える
quiz-choose-first = はじめに、答えを選んでください。
quiz-right = そうです。
quiz-wrong = もう少し考えましょう。
quiz-partly = もう少しです。選んだ答えを、もう一度見ましょう。
quiz-mark-right = 正しい
quiz-mark-wrong = ちがう
quiz-progress = 問題は全部で{ $total }あります。{ $done }終わりました
quiz-result = 問題は全部で{ $total }あります。{ $right }正しいです
quiz-result-all = よく考えました。大切だと思ったことを、だれかに話しましょう。
quiz-result-some = まちがえても、だいじょうぶです。もう一度考えることができます。
quiz-closing-title = 終わりまで考えました
quiz-closing = ここに点はありません。つらいときは、休んでください。話したいときは、聞く人がいます。
quiz-review = 全部の答えをもう一度見る
quiz-restart = はじめからする
quiz-to-case = 話を読む

## Handouts

print-worksheet = 授業のプリント
print-name = 名前
print-class = クラス
print-date = 日
print-teacher-page = 先生のページ：答えと説明
print-answer = 答え
print-explanation = 説明
print-hint = ヒント
print-page = ページ
print-help = 助けてくれるところ
print-machine-note = 機械がこの紙をやさしい日本語にしました。人は、まだ見ていません。
print-write = 考えたことを書きましょう
print-questions = みんなで話しましょう
print-quiz = クイズ
print-choose-one = 一つ選びましょう。
print-choose-many = 正しい答えを、全部選びましょう。
print-edition = {"{edition}"}回目に作ったもの
print-updated = 新しくした日：{"{date}"}
print-as-of = {"{date}"}の内容
print-unverified = いつの内容か、まだ調べていません
print-channel-phone = 電話
print-channel-chat = チャット
print-channel-line = LINE
print-channel-form = ページに書いて送る
print-channel-mail = メール
print-channel-visit = 会って話す

# Print: words the sheet adds by itself.
print-teacher = 先生のページ
print-task-done = 終わり
print-task-open = まだ

# The text that `casebook new` begins a case with.
new-title = （題を書く）
new-summary = （どんな話か、一つか二つの文で書く）
new-text = （ここに書く）
new-question = （問題を一つの文で書く）
new-choice = （だれかが選びそうな答え）
new-choice-right = （正しい答え）
new-feedback = （選んだ人に言うこと）
new-hint = （ヒント）
new-explanation = （説明）

# The page at a former address.
moved-title = ページの場所が変わりました

# The places of a case in curricula.
curriculum = 授業の内容の番号

# Names of languages, for notices and for what help desks speak.
language-ja = 日本語
language-ja-simple = やさしい日本語
language-en = 英語
language-zh = 中国語
language-zh-Hans = 中国語（簡体字）
language-ko = 韓国語
language-es = スペイン語
language-pt = ポルトガル語
language-pt-BR = ポルトガル語（ブラジル）
language-vi = ベトナム語
language-fil = フィリピノ語
language-tl = タガログ語
language-ne = ネパール語
language-th = タイ語
language-id = インドネシア語
language-ar = アラビア語
language-km = クメール語（カンボジア）
language-my = ビルマ語（ミャンマー）
language-mn = モンゴル語
language-fr = フランス語
language-si = シンハラ語（スリランカ）
language-ur = ウルドゥー語（パキスタン）
language-ru = ロシア語
