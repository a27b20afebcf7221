# The words of the site in Japanese, the source language.
#
# Every message stands in ja.ftl, en.ftl and ar.ftl alike. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Children from ten up read these: short words, plain です・ます.

## The language

language-name = 日本語
list-separator = {"、"}

## Sections of an entry

section-incident = 何が起きたか
    .also = できごと | 物語
section-discuss = 話し合おう
    .also = 話し合い | 考えよう
section-explain = 解説
    .also = なぜ起きたのか | なぜ起きたか
section-prevent = 防ぐには
    .also = ふせぐには | 予防
section-cope = もし起きたら
    .also = 起きてしまったら | 対応
section-law = 法律の窓
    .also = 法律 | 法律では
section-lesson = 授業案
    .also = 指導案 | 授業の流れ
section-family = 家で
    .also = 家庭で | ご家庭で
section-quiz = クイズ
    .also = 確認クイズ
section-scenario = シナリオ
    .also = 分かれ道

## Ways around the site

skip-to-content = 本文へ進む
nav-main-label = 主なページ
nav-languages-label = 言語
nav-footer-label = すべてのページ
nav-contents-label = このページの内容
nav-home = ホーム
nav-cases = 事例
nav-desks = 相談する
nav-glossary = ことば
nav-laws = 法律
footer-line = こまったときは、ひとりで抱えなくてだいじょうぶです。
not-found-title = ページが見つかりません
not-found-lede = アドレスが変わったか、打ちまちがいかもしれません。次のページから探せます。
chooser-title = 言語を選んでください

## Notices

notice-fallback = このページの日本語版はまだありません。{ $language }の文を表示しています。
notice-machine = このページは機械が翻訳しました。人による確認はまだです。おかしな所があるかもしれません。
card-untranslated = 日本語版はまだありません
external-note = 外部サイト
updated = 更新: { $date }
date-as-of = { $date }時点
date-checked = { $date }に確認
date-unverified = 日付の確認はまだです
date-overdue = 古くなっているかもしれません。公式のページでも確かめてください。

## Home and lists

home-help-title = いま、助けがほしいとき
home-help-lede = 話すだけでもかまいません。何が起きたか、うまく言えなくてもだいじょうぶです。
home-all-desks = 相談先をすべて見る
home-cases-title = 事例を読む
home-pages-title = このサイトについて
cases-lede = ネットで起こりうることを、物語で読みます。読んだら、話し合ってみましょう。
desks-lede = 話を聞いてくれる人、手伝ってくれる人がいます。どこでもよいので、話しやすい所を選んでください。
glossary-lede = このサイトに出てくる、むずかしい言葉の意味です。
laws-lede = ネットで起きることに関わる法律と、その手続きです。

## Cases

case-eyebrow = 事例
fact-grades = 学年
fact-minutes = 時間
topics = 話題
care-gentle = おだやかな内容です。
care-sensitive = 読む前に
care-high = 読む前に
tools-label = 授業で使うもの
tool-worksheet = ワークシート
tool-pdf = PDF
tool-quiz = クイズだけのページ
for-teachers = 先生へ
for-families = ご家庭へ
help-title = 話せる人がいます
help-lede = ひとりで決めなくてかまいません。話しやすい所を、一つ選んでください。
case-laws = 関係する法律
case-terms = 出てきた言葉
sources = 出典
related-cases = この話が出てくる事例

## Laws

law-articles = 条文
law-figure = 定め
law-in-force = 施行
law-note = これは一般的な説明です。じっさいの判断は、専門家に相談してください。

## Desks and their channels

desk-contact = 連絡のしかた
desk-for = だれのため
desk-ages = 年齢
desk-operator = 運営
desk-group-danger = いま、あぶないとき
desk-group-talk = 話を聞いてほしいとき
desk-group-remove = 投稿を消したいとき
desk-group-money = お金や買い物でこまったとき
desk-group-law = 法律のことを聞きたいとき
channel-phone = 電話
channel-chat = チャット
channel-line = LINE
channel-form = 入力フォーム
channel-mail = メール
channel-visit = 窓口へ行く
channel-anonymous = 名前を言わなくてよい
channel-named = 名前を聞かれます
channel-languages = 使える言語: { $list }
cost-free = 無料
cost-call-charge = 通話料がかかる

## Ages, grades, minutes, hours, sizes

ages-range = { $from }〜{ $to }歳
ages-up-to = { $to }歳まで
ages-from = { $from }歳から
minutes-list = { $list }分
minutes-separator = {"・"}
grade-e = 小{ $n }
grade-j = 中{ $n }
grade-h = 高{ $n }
grades-range = { $from }〜{ $to }
grades-one = { $grade }
weekday-mo = 月
weekday-tu = 火
weekday-we = 水
weekday-th = 木
weekday-fr = 金
weekday-sa = 土
weekday-su = 日
hours-holidays = 祝日
hours-closed = 休み
hours-always = 24時間

## Parts of a text

alert-note = 補足
alert-tip = ヒント
alert-important = たいせつ
alert-warning = 気をつけて
alert-caution = あぶない
table-label = 表
footnotes-title = 注
footnote-back = 本文の注{ $n }へ戻る

## Quiz

choice-labels = ア イ ウ エ オ カ
quiz-question = 問{ $n }
quiz-choose-several = あてはまるものを、すべて選んでください。
quiz-hint = ヒントを見る
quiz-answer = 答えと解説
quiz-private = 答えは、どこにも送られず、残りません。何度でも考え直せます。
quiz-check = 答えを確かめる
quiz-again = もう一度考える
quiz-choose-first = まず、答えを選んでください。
quiz-right = そのとおりです。
quiz-wrong = もう少し考えてみましょう。
quiz-partly = あと少しです。選び方を見直してみましょう。
quiz-mark-right = 正しい
quiz-mark-wrong = ちがう
quiz-progress = { $total }問のうち{ $done }問まで進みました
quiz-result = { $total }問のうち{ $right }問が正解です
quiz-result-all = よく考えました。だれかに、いちばん心に残ったことを話してみましょう。
quiz-result-some = まちがえても、何も失いません。気になる問いは、もう一度考えてみましょう。
quiz-closing-title = 最後まで考えましたね
quiz-closing = ここには点数はありません。つらくなったら休んでください。話したくなったら、話せる人がいます。
quiz-review = すべての選択肢をふり返る
quiz-restart = はじめから
quiz-to-case = 事例を読む

## Handouts

print-worksheet = ワークシート
print-name = 名前
print-class = 組
print-date = 日付
print-teacher-page = 先生用: 答えと解説
print-answer = 答え
print-explanation = 解説
print-hint = ヒント
print-page = ページ
print-help = 相談できるところ
print-machine-note = この紙の文は機械が翻訳しました。人による確認はまだです。
print-write = 考えたことを書きましょう
print-questions = 話し合おう
print-quiz = クイズ
print-choose-one = 一つ選びましょう。
print-choose-many = あてはまるものを、すべて選びましょう。
print-edition = 第{"{edition}"}版
print-updated = {"{date}"}更新
print-as-of = {"{date}"}時点
print-unverified = 日付の確認はまだです
print-channel-phone = 電話
print-channel-chat = チャット
print-channel-line = LINE
print-channel-form = 入力フォーム
print-channel-mail = メール
print-channel-visit = 窓口

# Print: words the sheet adds by itself.
print-teacher = 先生用
print-task-done = 済み
print-task-open = まだ

# The text that `casebook new` begins a case with.
new-title = （題名を書く）
new-summary = （一つか二つの文で、どんな話かを書く）
new-text = （ここに書く）
new-question = （問いを一つの文で書く）
new-choice = （えらびうる答え）
new-choice-right = （正しい答え）
new-feedback = （えらんだ人に伝えること）
new-hint = （ヒント）
new-explanation = （解説）

# The page at a former address.
moved-title = ページの場所が変わりました

# The places of a case in curricula.
curriculum = カリキュラムとの対応

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
language-km = クメール語
language-my = ビルマ語
language-mn = モンゴル語
language-fr = フランス語
language-si = シンハラ語
language-ur = ウルドゥー語
language-ru = ロシア語
